'use client';
import { useFormDone } from '@/components/forms/action-form';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';

type Words = { title: string; text: string; copy: string; copied: string };

/** The secret that the form around it has just made: it is nowhere to be read again. */
export function SecretOnce({ words }: { words: Words }) {
  const secret = useFormDone()?.secret;
  if (!secret) return null;
  return (
    <Callout
      tone="success"
      role="status"
      title={words.title}
      commands={<CopyButton text={secret} label={words.copy} copiedLabel={words.copied} />}
    >
      <p>{words.text}</p>
      <code className="wrap-anywhere select-all">{secret}</code>
    </Callout>
  );
}
