import { Menu as MenuIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Menu } from '@/components/ui/menu';
import { InnerLink } from '@/components/ui/text-link';
import { BrandMark } from './brand-mark';
import { PersonMenu, type ShellPerson } from './person-menu';
import { type NavGroup, ShellNav } from './shell-nav';

export type ShellBrand = {
  name: string;
  /** Whose portal this is: the side and the organization. */
  audienceLabel: string;
  /** How to reach support, for those who are supported. */
  supportLine?: ReactNode;
};

export type ShellHeaderProps = {
  brand: ShellBrand;
  nav: NavGroup[];
  person: ShellPerson;
  personLinks?: ReactNode;
  signOutForm: ReactNode;
  languageForm?: ReactNode;
  search?: ReactNode;
  tools?: ReactNode;
};

export function ShellHeader({
  brand,
  nav,
  person,
  personLinks,
  signOutForm,
  languageForm,
  search,
  tools,
}: ShellHeaderProps) {
  const t = useTranslations('shell');
  const menu = (
    <>
      <MenuIcon aria-hidden className="size-5" />
      <span className="max-sm:sr-only">{t('menu')}</span>
    </>
  );
  return (
    <div className="z-30 border-b bg-surface lg:tall:sticky lg:tall:top-0">
      <div className="flex min-h-14 flex-wrap items-center gap-x-3 px-3 lg:px-4">
        <Menu
          side="left"
          className="lg:hidden"
          summary={menu}
          summaryClassName="flex min-h-10 items-center gap-2 rounded-md px-2 font-semibold hover:bg-sunken"
          bodyClassName="max-h-[calc(100dvh-4.5rem)] w-72 max-w-[calc(100vw-1.5rem)] overflow-y-auto p-2"
        >
          <ShellNav label={t('navigation')} groups={nav} />
          {brand.supportLine ? (
            <div className="mt-3 border-t px-3 pt-3 pb-1 text-sm text-ink-muted 2xl:hidden">{brand.supportLine}</div>
          ) : null}
        </Menu>
        <InnerLink
          href="/"
          className="flex min-h-10 min-w-0 flex-1 items-center gap-2.5 rounded-md text-ink no-underline hover:no-underline sm:flex-none"
        >
          <BrandMark className="size-7 shrink-0" />
          <span className="min-w-0 leading-4">
            <span className="block truncate font-semibold">{brand.name}</span>
            <span className="block truncate text-xs text-ink-muted">{brand.audienceLabel}</span>
          </span>
        </InnerLink>
        {brand.supportLine ? (
          <div className="min-w-0 flex-1 basis-0 border-l pl-3 text-sm text-ink-muted max-2xl:hidden">
            {brand.supportLine}
          </div>
        ) : null}
        {search ? <div className="w-72 max-md:order-last max-md:w-full max-md:pb-2 md:ml-auto">{search}</div> : null}
        <div className={classNames('flex items-center gap-1', search ? 'max-md:ml-auto' : 'ml-auto')}>
          {tools}
          <PersonMenu person={person} links={personLinks} languageForm={languageForm} signOutForm={signOutForm} />
        </div>
      </div>
    </div>
  );
}
