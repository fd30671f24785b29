import type { ReactNode } from 'react';
import { Avatar } from './avatar';
import { classNames } from './class-names';

/** Whom an entry is for, as a look; the words stand in its `audience`. */
export type EntryLook = 'shared' | 'own' | 'internal' | 'customer';

const LOOKS: Record<EntryLook, string> = {
  shared: 'bg-surface',
  own: 'border-accent-line bg-surface',
  internal: 'border-dashed border-note-line bg-note-soft',
  customer: 'border-customer-line bg-customer-soft',
};

type EntryProps = {
  id?: string;
  author: string;
  organization?: string;
  time: ReactNode;
  audience: ReactNode;
  look?: EntryLook;
  children: ReactNode;
  files?: ReactNode;
};

export function Thread({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol aria-label={label} className="flex flex-col gap-3">
      {children}
    </ol>
  );
}

/** One message: who, when, who sees it, and what was said. */
export function ThreadEntry({
  id,
  author,
  organization,
  time,
  audience,
  look = 'shared',
  children,
  files,
}: EntryProps) {
  return (
    <li id={id} className={classNames('flex gap-3 rounded-lg border px-3 py-3 sm:px-4', LOOKS[look])}>
      <Avatar name={author} className="max-sm:hidden" />
      <article className="min-w-0 flex-1">
        <header className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          <bdi className="font-semibold">{author}</bdi>
          {organization ? <bdi className="text-sm text-ink-muted">{organization}</bdi> : null}
          <span className="text-sm text-ink-muted">{time}</span>
          <span className="ml-auto">{audience}</span>
        </header>
        <div className="mt-1 whitespace-pre-wrap wrap-anywhere">{children}</div>
        {files ? <div className="mt-2 empty:hidden">{files}</div> : null}
      </article>
    </li>
  );
}

/** One line of the record between the messages; its files or words stand below it. */
export function ThreadEvent({ time, below, children }: { time: ReactNode; below?: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-3 px-3 text-sm text-ink-muted sm:px-4">
      <span aria-hidden="true" className="flex h-5 w-8 shrink-0 items-center justify-center max-sm:hidden">
        <span className="size-1.5 rounded-full bg-line-strong" />
      </span>
      <div className="min-w-0">
        {children} <span aria-hidden="true">·</span> <span className="whitespace-nowrap">{time}</span>
        {below ? <div className="mt-1 empty:hidden">{below}</div> : null}
      </div>
    </li>
  );
}
