'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import type { Proof } from '@/lib/shared/errors';
import { useProofAsked, useShown } from './action-form';
import { TextField } from './fields';

type Words = Record<'code' | 'codeHint' | 'password' | 'passwordHint' | 'again' | 'againLink', string>;

/** The code or the password once more; for who has neither, where to sign in again. */
export function ConfirmInput({ due, words, isOptional }: { due: Proof | null; words: Words; isOptional?: boolean }) {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const by = useProofAsked() ?? due;
  const { error, fieldId } = useShown('confirm');
  if (!by) return null;
  if (by === 'again')
    return (
      <p id={fieldId} tabIndex={-1} className={error ? 'text-danger' : 'text-ink-muted'}>
        {words.again} {/* In another tab, as it leads to another site: what is typed here stays. */}
        <a
          href={`/api/oidc/start?again=1&returnTo=${encodeURIComponent(search ? `${pathname}?${search}` : pathname)}`}
          target="_blank"
          rel="noopener"
          className="text-accent underline"
        >
          {words.againLink}
        </a>
      </p>
    );
  return by === 'code' ? (
    <TextField
      name="confirm"
      label={words.code}
      hint={words.codeHint}
      autoComplete="one-time-code"
      inputMode="text"
      required={!isOptional}
    />
  ) : (
    <TextField
      name="confirm"
      label={words.password}
      hint={words.passwordHint}
      type="password"
      autoComplete="current-password"
      required={!isOptional}
    />
  );
}
