import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

const CONTROL = classNames(
  'w-full min-w-0 rounded-md border border-line-strong bg-surface text-ink',
  'hover:border-ink focus-visible:border-focus focus-visible:outline-offset-0',
  'aria-invalid:border-danger read-only:not-[select]:bg-sunken disabled:bg-sunken disabled:text-ink-muted',
  'pointer-coarse:text-lg',
);

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input {...props} className={classNames(CONTROL, 'min-h-8 px-2.5 py-1 pointer-coarse:min-h-11', className)} />;
}

export function Textarea({ className, rows = 4, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...props}
      rows={rows}
      className={classNames(CONTROL, 'field-sizing-content max-h-[60vh] min-h-20 px-2.5 py-1.5', className)}
    />
  );
}

export type SelectOption = { value: string; label: string; isDisabled?: boolean };

/** The browser's own select; `options` or `option` children. */
export function Select({
  className,
  options,
  children,
  ...props
}: ComponentProps<'select'> & { options?: SelectOption[] }) {
  return (
    <span className={classNames('relative inline-flex w-full', className)}>
      <select
        {...props}
        className={classNames(CONTROL, 'min-h-8 appearance-none py-1 pr-8 pl-2.5 pointer-coarse:min-h-11')}
      >
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isDisabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-muted"
      />
    </span>
  );
}

export function FileInput({ className, ...props }: Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <input
      {...props}
      type="file"
      className={classNames(
        'w-full rounded-md border border-dashed border-line-strong bg-surface p-1.5 text-sm text-ink-muted aria-invalid:border-danger',
        'file:mr-3 file:min-h-7 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-strong',
        'file:bg-surface file:px-2 file:font-semibold file:text-ink hover:file:bg-sunken',
        className,
      )}
    />
  );
}
