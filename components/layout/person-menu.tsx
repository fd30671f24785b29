import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Email } from '@/components/ui/email';
import { Menu } from '@/components/ui/menu';

export type ShellPerson = { name: string; email: string; organizationName: string };

export type PersonMenuProps = {
  person: ShellPerson;
  /** Links to what is the person's own, such as the settings. */
  links?: ReactNode;
  languageForm?: ReactNode;
  signOutForm: ReactNode;
};

/** Who is signed in, for which organization; their settings, their language and the way out. */
export function PersonMenu({ person, links, languageForm, signOutForm }: PersonMenuProps) {
  const t = useTranslations('shell');
  const summary = (
    <>
      <Avatar name={person.name} />
      <span className="max-w-40 truncate font-semibold max-md:sr-only">
        <bdi>{person.name}</bdi>
      </span>
      <span className="sr-only">, {t('account')}</span>
      <ChevronDown aria-hidden className="size-4 text-ink-muted max-md:hidden" />
    </>
  );
  return (
    <Menu
      summary={summary}
      summaryClassName="flex min-h-10 items-center gap-2 rounded-md px-1.5 hover:bg-sunken"
      bodyClassName="flex w-72 max-w-[calc(100vw-1.5rem)] flex-col gap-3 p-4"
    >
      <div>
        <p className="font-semibold">
          <bdi>{person.name}</bdi>
        </p>
        <p className="text-sm text-ink-muted">
          <Email address={person.email} />
        </p>
        <p className="text-sm text-ink-muted">
          <bdi>{person.organizationName}</bdi>
        </p>
      </div>
      {links ? <div className="flex flex-col gap-1 border-t pt-3">{links}</div> : null}
      {languageForm ? <div className="border-t pt-3">{languageForm}</div> : null}
      <div className="border-t pt-3">{signOutForm}</div>
    </Menu>
  );
}
