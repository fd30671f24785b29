import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { LinkButton } from './button';

type Step = { href: string; label: string };

/** Links to what stands before and after a page of a list; nothing at all when it is the only page. */
export function Pager({
  label,
  previous,
  next,
  summary,
}: {
  label: string;
  previous?: Step | null;
  next?: Step | null;
  summary?: ReactNode;
}) {
  if (!previous && !next) return summary ? <p className="px-1 py-2 text-sm text-ink-muted">{summary}</p> : null;
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-2 py-2">
      {previous ? (
        <LinkButton href={previous.href} rel="prev" icon={<ChevronLeft aria-hidden className="size-4" />}>
          {previous.label}
        </LinkButton>
      ) : null}
      {next ? (
        <LinkButton href={next.href} rel="next">
          {next.label}
          <ChevronRight aria-hidden className="size-4" />
        </LinkButton>
      ) : null}
      {summary ? <p className="text-sm text-ink-muted">{summary}</p> : null}
    </nav>
  );
}
