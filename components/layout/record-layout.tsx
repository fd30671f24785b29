import type { ReactNode } from 'react';

/** A record: its story in the wide column, its context beside it (below it on narrow screens). */
export function RecordLayout({
  children,
  context,
  contextLabel,
}: {
  children: ReactNode;
  context: ReactNode;
  contextLabel: string;
}) {
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
      <aside aria-label={contextLabel} className="flex min-w-0 flex-col gap-4">
        {context}
      </aside>
    </div>
  );
}
