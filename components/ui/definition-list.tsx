import type { ReactNode } from 'react';
import { classNames } from './class-names';

const LAYOUTS = {
  rows: 'gap-y-2 sm:*:grid sm:*:grid-cols-[minmax(5.5rem,min(10rem,36%))_1fr]',
  stacked: 'gap-y-2',
  columns: 'grid-cols-[repeat(auto-fit,minmax(min(12rem,100%),1fr))] gap-y-4',
};

export type DefinitionItem = { term: string; children: ReactNode };

export function Definition({ term, children }: DefinitionItem) {
  return (
    <div>
      <dt className="text-sm text-ink-muted">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

type DefinitionListProps = { items?: DefinitionItem[]; layout?: keyof typeof LAYOUTS; children?: ReactNode };

/**
 * Terms and what they are, from `items` or `Definition` children: `rows` beside each other, `stacked` for narrow columns, `columns` for
 * a summary over the width.
 */
export function DefinitionList({ items = [], layout = 'rows', children }: DefinitionListProps) {
  return (
    <dl className={classNames('grid gap-x-4 *:min-w-0 *:gap-x-4', LAYOUTS[layout])}>
      {items.map((item) => (
        <Definition key={item.term} {...item} />
      ))}
      {children}
    </dl>
  );
}
