'use client';
import { useEffect, useEffectEvent, useState } from 'react';
import { useFormDone } from '@/components/forms/action-form';
import { CodesList, type CodesWords } from './codes-shown';

type Made = { problem: string | null; codes: string };
type Words = { waiting: string; made: string; cancelled: string; already: string; needsScript: string };

/** Inside the form that asked for a challenge: makes the passkey with it, and keeps what the browser made. */
export function PasskeyMaker({
  keep,
  words,
  codes,
}: {
  keep: (name: string, answer: unknown) => Promise<Made>;
  words: Words;
  codes: CodesWords;
}) {
  const done = useFormDone();
  const [told, setTold] = useState<{ text: string; isProblem: boolean; codes: string } | null>(null);
  const make = useEffectEvent(async (options: string, name: string) => {
    setTold({ text: words.waiting, isProblem: false, codes: '' });
    try {
      const { startRegistration } = await import('@simplewebauthn/browser');
      const made = await keep(name, await startRegistration({ optionsJSON: JSON.parse(options) }));
      setTold({ text: made.problem ?? words.made, isProblem: made.problem !== null, codes: made.codes });
    } catch (error) {
      const isThere = error instanceof Error && error.name === 'InvalidStateError';
      setTold({ text: isThere ? words.already : words.cancelled, isProblem: true, codes: '' });
    }
  });
  useEffect(() => {
    if (done?.options) void make(done.options, done.name ?? '');
  }, [done]);
  return (
    <>
      {done?.options ? <p className="hidden [@media(scripting:none)]:block">{words.needsScript}</p> : null}
      <p role="status" className={told?.isProblem ? 'text-danger empty:hidden' : 'text-success empty:hidden'}>
        {told?.text}
      </p>
      <CodesList codes={told?.codes} words={codes} />
    </>
  );
}
