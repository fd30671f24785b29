import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** What a control takes over from its field: identity, requiredness, and the ids of hint and error. */
export type Wiring = {
  id: string;
  name: string;
  required?: boolean;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
};

export type FieldProps = {
  name: string;
  /** Default: the name. Give one where two forms of a page share a name. */
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  /** Tells assistive technology and shows `mark`; the browser's own bubbles are off when the form says `noValidate`. */
  required?: boolean;
  /** A word behind the label, "optional" or "required". */
  mark?: string;
  className?: string;
};

export const describedBy = (id: string, hint: ReactNode, error?: string | null): string | undefined =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className="text-sm text-ink-muted">
      {children}
    </p>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm font-semibold text-danger">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{children}</span>
    </p>
  );
}

export function Mark({ children }: { children: ReactNode }) {
  return <span className="font-normal text-ink-muted"> ({children})</span>;
}

/** Label, hint, control and error of one field, wired together; the child receives the wiring. */
export function Field({
  name,
  id = name,
  label,
  hint,
  error,
  required,
  mark,
  className,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const wiring: Wiring = {
    id,
    name,
    required,
    'aria-describedby': describedBy(id, hint, error),
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className="font-semibold">
        {label}
        {mark ? <Mark>{mark}</Mark> : null}
      </label>
      {hint ? <Hint id={id}>{hint}</Hint> : null}
      {children(wiring)}
      {error ? <FieldError id={id}>{error}</FieldError> : null}
    </div>
  );
}
