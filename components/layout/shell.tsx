import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ShellHeader, type ShellHeaderProps } from './shell-header';
import { ShellNav } from './shell-nav';

export type { NavGroup, NavItem } from './shell-nav';

export type ShellProps = ShellHeaderProps & { demoNotice?: ReactNode; children: ReactNode };

/** The frame of every signed-in page: the way past it, whose portal this is, where one can go, who is signed in. The menu folds without scripts. */
export function Shell({ demoNotice, children, ...header }: ShellProps) {
  const t = useTranslations('shell');
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only rounded-md bg-accent px-3 py-2 font-semibold text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:px-3 focus:py-2"
      >
        {t('skip')}
      </a>
      <header className="contents">
        {demoNotice ? (
          <div className="border-b border-note-line bg-note-soft px-4 py-1 text-center text-sm text-note">
            {demoNotice}
          </div>
        ) : null}
        <ShellHeader {...header} />
      </header>
      <div className="flex min-w-0 flex-1">
        <div className="w-60 shrink-0 border-r bg-surface max-lg:hidden">
          <div className="flex flex-col gap-4 px-2 py-3 tall:sticky tall:top-14 tall:max-h-[calc(100dvh-3.5rem)] tall:overflow-y-auto">
            <ShellNav label={t('navigation')} groups={header.nav} />
            {header.brand.supportLine ? (
              <aside className="border-t px-3 pt-3 text-sm text-ink-muted 2xl:hidden">{header.brand.supportLine}</aside>
            ) : null}
          </div>
        </div>
        <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col gap-4 px-4 py-4 lg:px-6">
          {children}
        </main>
      </div>
    </div>
  );
}
