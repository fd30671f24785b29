import type { ReactNode } from 'react';
import { Button } from './button';
import { FilterForm } from './filter-form';
import { TextLink } from './text-link';

type FilterBarProps = {
  label: string;
  action: string;
  /** What the address already carries and the filters must keep: the view, the sort. */
  keep?: Record<string, string | undefined>;
  applyLabel: string;
  clear?: { href: string; label: string } | null;
  /** Stands behind the button: a link that is no filter. */
  aside?: ReactNode;
  children: ReactNode;
};

/** Filters as a form that only changes the address. */
export function FilterBar({ label, action, keep = {}, applyLabel, clear, aside, children }: FilterBarProps) {
  return (
    <search aria-label={label} className="min-w-0">
      <FilterForm action={action}>
        {Object.entries(keep).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        {children}
        <Button type="submit">{applyLabel}</Button>
        {clear ? (
          <TextLink look="plain" href={clear.href} className="inline-flex min-h-8 items-center px-1">
            {clear.label}
          </TextLink>
        ) : null}
        {aside}
      </FilterForm>
    </search>
  );
}
