'use client';
import { KeyRound } from 'lucide-react';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';

type Words = { label: string; cancelled: string; lost: string };
type Options = Parameters<typeof import('@simplewebauthn/browser').startAuthentication>[0]['optionsJSON'];

/** Shows a passkey: asks the server for a challenge, the browser for an answer. What fetches the library is the press. */
export function PasskeyButton({
  ask,
  show,
  returnTo,
  words,
}: {
  ask: () => Promise<Options | null>;
  show: (answer: unknown, returnTo: string) => Promise<string>;
  returnTo: string;
  words: Words;
}) {
  const [problem, setProblem] = useState('');
  const [isBusy, start] = useTransition();
  const go = () =>
    start(async () => {
      setProblem('');
      let answer: unknown;
      try {
        const [options, { startAuthentication }] = await Promise.all([ask(), import('@simplewebauthn/browser')]);
        if (!options) return setProblem(words.lost);
        answer = await startAuthentication({ optionsJSON: options });
      } catch (error) {
        return setProblem(error instanceof TypeError ? words.lost : words.cancelled);
      }
      setProblem(await show(answer, returnTo));
    });
  return (
    <div className="grid gap-2 [@media(scripting:none)]:hidden">
      <Button
        type="button"
        icon={<KeyRound aria-hidden className="size-4" />}
        aria-disabled={isBusy || undefined}
        onClick={isBusy ? undefined : go}
      >
        {words.label}
      </Button>
      <p role="alert" className="text-danger empty:hidden">
        {problem}
      </p>
    </div>
  );
}
