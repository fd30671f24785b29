import { getTranslations } from 'next-intl/server';
import { type Place, Shortcuts } from '@/components/keys/shortcuts';
import type { NavGroup } from '@/components/layout/shell-nav';

/** The letter behind `g` for each place; the same in every language, as hands learn them once. */
const LETTERS: Record<string, string> = {
  '/': 'h',
  '/support-requests': 's',
  '/cases': 'c',
  '/customers': 'u',
  '/service-health': 'e',
  '/message-center': 'm',
  '/communications': 'w',
  '/subscriptions': 'b',
  '/change-requests': 'q',
  '/organizations': 'o',
  '/people': 'p',
  '/record': 'a',
  '/settings/you': 'y',
};

/** Shortcuts to where this person can go. */
export async function PortalKeys({ nav }: { nav: NavGroup[] }) {
  const t = await getTranslations('keys');
  const places: Place[] = nav
    .flatMap((group) => group.items)
    .flatMap(({ href, label }) => (LETTERS[href] ? [{ letter: LETTERS[href], href, label }] : []));
  return (
    <Shortcuts
      places={places}
      words={{
        title: t('title'),
        help: t('help'),
        search: t('search'),
        next: t('next'),
        look: t('look'),
        reply: t('reply'),
        go: t.raw('go') as string,
        off: t('off'),
        close: t('close'),
      }}
    />
  );
}
