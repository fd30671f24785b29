import type { ReactNode } from 'react';

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  commands?: ReactNode;
  headingLevel?: 2 | 3;
};

/** What stands where a list would: nothing matches (with the way to clear), nothing yet (with the first step), or all done. */
export function EmptyState({ icon, title, children, commands, headingLevel = 2 }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="flex flex-col items-center gap-2 rounded-lg border border-dashed bg-surface px-4 py-10 text-center">
      {icon ? (
        <span aria-hidden="true" className="text-ink-muted [&>svg]:size-8 [&>svg]:stroke-[1.5]">
          {icon}
        </span>
      ) : null}
      <Heading className="text-lg">{title}</Heading>
      {children ? <div className="max-w-prose text-ink-muted">{children}</div> : null}
      {commands ? <div className="mt-2 flex flex-wrap justify-center gap-2">{commands}</div> : null}
    </div>
  );
}
