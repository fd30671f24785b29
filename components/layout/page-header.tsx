import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { TextLink } from '@/components/ui/text-link';

export type Crumb = { label: string; href: string };

export type PageHeaderProps = {
  title: ReactNode;
  /** The way down to this page, without the page itself. */
  crumbs?: Crumb[];
  /** State, severity, clock, number: a line of small facts. */
  meta?: ReactNode;
  description?: ReactNode;
  commands?: ReactNode;
};

export function PageHeader({ title, crumbs, meta, description, commands }: PageHeaderProps) {
  const t = useTranslations('shell');
  return (
    <div className="flex flex-col gap-2">
      {crumbs && crumbs.length > 0 ? (
        <nav aria-label={t('breadcrumbs')}>
          <ol className="flex flex-wrap items-center gap-x-1 text-sm">
            {crumbs.map((crumb, index) => (
              <li key={crumb.href} className="flex items-center gap-1">
                {index > 0 ? <ChevronRight aria-hidden className="size-3.5 text-ink-muted" /> : null}
                <TextLink look="plain" href={crumb.href} className="inline-flex min-h-6 items-center">
                  <bdi>{crumb.label}</bdi>
                </TextLink>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-col gap-1">
          <h1 className="text-xl wrap-anywhere">
            <bdi>{title}</bdi>
          </h1>
          {meta ? (
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-muted">{meta}</div>
          ) : null}
        </div>
        {commands ? <div className="flex max-w-full flex-wrap items-start gap-2">{commands}</div> : null}
      </div>
      {description ? <p className="max-w-prose text-ink-muted">{description}</p> : null}
    </div>
  );
}
