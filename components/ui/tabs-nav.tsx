import { Count } from './badge';
import { classNames } from './class-names';
import { InnerLink } from './text-link';

export type Tab = { href: string; label: string; count?: number | string; isCurrent?: boolean };

/** Views of one thing as links, each an address of its own. */
export function TabsNav({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label} className="border-b">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <InnerLink
              href={tab.href}
              aria-current={tab.isCurrent ? 'page' : undefined}
              className={classNames(
                'inline-flex min-h-9 items-center gap-1.5 border-b-2 px-2.5 py-1.5',
                tab.isCurrent
                  ? 'border-accent font-semibold text-accent'
                  : 'border-transparent text-ink-muted forced-colors:border-[Canvas] hover:border-line-strong hover:text-ink',
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : <Count tone={tab.isCurrent ? 'accent' : 'neutral'}>{tab.count}</Count>}
            </InnerLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
