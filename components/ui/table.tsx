import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';
import { InnerLink, type InnerLinkProps } from './text-link';

export type TableLayout = 'cards' | 'scroll';

type TableProps = {
  /** Names the table for those who listen; shown above it with `isLabelShown`. */
  label: string;
  isLabelShown?: boolean;
  /** In less than 36rem: rows as cards (each `Td` with its `label`), or sideways scrolling in a focusable region. */
  layout?: TableLayout;
  children: ReactNode;
};

const CARDS = classNames(
  '@max-xl:block @max-xl:[&>tbody]:flex @max-xl:[&>tbody]:flex-col @max-xl:[&>thead]:sr-only',
  '@max-xl:[&>tbody>tr]:grid @max-xl:[&>tbody>tr]:gap-y-1 @max-xl:[&>tbody>tr+tr]:border-t @max-xl:[&>tbody>tr]:px-4 @max-xl:[&>tbody>tr]:py-3',
);

export function Table({ label, isLabelShown = false, layout = 'cards', children }: TableProps) {
  const isCards = layout === 'cards';
  const region = isCards ? {} : { role: 'region', tabIndex: 0, 'aria-label': label };
  return (
    <div className="@container min-w-0">
      <div
        {...region}
        className={classNames(
          'overflow-x-auto rounded-lg border bg-surface',
          isCards && '@min-[68rem]:overflow-visible',
        )}
      >
        <table
          className={classNames('group/table w-full border-separate border-spacing-0 tabular-nums', isCards && CARDS)}
          data-layout={layout}
        >
          <caption className={isLabelShown ? 'px-4 py-2 text-left font-semibold @max-xl:block' : 'sr-only'}>
            {label}
          </caption>
          {children}
        </table>
      </div>
    </div>
  );
}

export type Sort = { href: string; direction: 'ascending' | 'descending' | null };

type ThProps = { children: ReactNode; align?: 'left' | 'right'; sort?: Sort; className?: string };

const SORT_ICONS = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown };

/** A column's head; with `sort` a link that sorts by it. Stays in sight while the page scrolls. */
export function Th({ children, align = 'left', sort, className }: ThProps) {
  const Icon = SORT_ICONS[sort?.direction ?? 'none'];
  return (
    <th
      scope="col"
      aria-sort={sort ? (sort.direction ?? 'none') : undefined}
      className={classNames('cell-head', align === 'right' ? 'text-right' : 'text-left', className)}
    >
      {sort ? (
        <InnerLink
          href={sort.href}
          className="inline-flex min-h-6 items-center gap-1 text-inherit hover:text-accent hover:underline"
        >
          {children}
          <Icon aria-hidden className={classNames('size-3.5', sort.direction ? 'text-accent' : 'opacity-60')} />
        </InnerLink>
      ) : (
        children
      )}
    </th>
  );
}

/** A row; `isCurrent` marks the one that the panel shows, `isUnread` sets it in bold. */
export function Tr({
  isCurrent,
  isUnread,
  className,
  ...props
}: ComponentProps<'tr'> & { isCurrent?: boolean; isUnread?: boolean }) {
  return (
    <tr
      {...props}
      data-current={isCurrent || undefined}
      className={classNames(
        'group/row relative hover:bg-sunken has-[[data-row-link]:focus-visible]:bg-sunken',
        isCurrent && 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]',
        isUnread && 'font-semibold',
        className,
      )}
    />
  );
}

/** A cell; `label` stands before its content where the row is a card, `isNowrap` keeps it on one line. */
export function Td({
  label,
  align = 'left',
  isNowrap,
  className,
  children,
  ...props
}: ComponentProps<'td'> & { label?: string; align?: 'left' | 'right'; isNowrap?: boolean }) {
  return (
    <td
      {...props}
      className={classNames(
        'cell',
        label && 'cell-labelled',
        align === 'right' && '@xl:text-right',
        isNowrap && '@xl:whitespace-nowrap',
        className,
      )}
    >
      {label ? (
        <span aria-hidden="true" className="cell-label">
          {label}
        </span>
      ) : null}
      {label ? <span className="min-w-0">{children}</span> : children}
    </td>
  );
}

/** The one link that a whole row follows. Other links in the row need `relative z-1` to stay on top of it. */
export function RowLink({ className, ...props }: InnerLinkProps) {
  return (
    <InnerLink
      {...props}
      data-row-link=""
      className={classNames(
        'inline-block min-h-6 wrap-anywhere text-accent after:absolute after:inset-0 group-hover/row:underline @xl:min-w-48',
        className,
      )}
    />
  );
}
