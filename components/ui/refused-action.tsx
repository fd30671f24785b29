import { LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import { labelled } from '@/lib/i18n/formats';
import { type ButtonSize, buttonLook } from './button';
import { classNames } from './class-names';

/** An action that this person may not do, where they look for it: a press opens which rule, who can, and how to ask. */
export function RefusedAction({
  label,
  note,
  size,
  children,
}: {
  label: ReactNode;
  note: string;
  size?: ButtonSize;
  children: ReactNode;
}) {
  return (
    <details className="group/refused min-w-0 max-w-md">
      <summary className={classNames(buttonLook('secondary', size), 'border-dashed text-ink-muted')}>
        <LockKeyhole aria-hidden className="size-4" />
        {label}
        <span className="sr-only">{labelled('', note)}</span>
      </summary>
      <div className="mt-2 rounded-md border border-l-4 border-l-line-strong bg-sunken px-3 py-2.5">{children}</div>
    </details>
  );
}
