import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { SOFT_TONE, type Tone } from './tone';

export function Badge({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 rounded-md border px-1.5 text-xs font-semibold leading-5 sm:whitespace-nowrap sm:in-[dd]:whitespace-normal',
        SOFT_TONE[tone],
      )}
    >
      {icon}
      {children}
    </span>
  );
}

/** A number beside a word: of a tab, of a view. */
export function Count({ children, tone = 'neutral' }: { children: ReactNode; tone?: Tone }) {
  return (
    <span
      className={classNames(
        'inline-block min-w-5 rounded-full border px-1.5 text-center text-xs font-semibold leading-4 tabular-nums',
        SOFT_TONE[tone],
      )}
    >
      {children}
    </span>
  );
}
