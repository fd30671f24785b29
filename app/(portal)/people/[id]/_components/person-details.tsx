import { getLocale, getTranslations } from 'next-intl/server';
import { DefinitionList } from '@/components/ui/definition-list';
import { Email } from '@/components/ui/email';
import { RelativeTime } from '@/components/ui/relative-time';
import { Section } from '@/components/ui/section';
import { supportedLocale } from '@/lib/i18n/locales';
import { formatZone } from '@/lib/i18n/zones';
import type { PersonRecord } from '@/lib/identity/queries/get-person';
import { timeWords } from '@/lib/web/words';

export async function PersonDetails({ person }: { person: PersonRecord }) {
  const t = await getTranslations('people');
  const identity = await getTranslations('identity');
  const time = await timeWords();
  const at = (instant: Date) => (
    <RelativeTime instant={instant} relative={time.relative(instant)} absolute={time.absolute(instant)} />
  );
  // Of a pseudonym there is nothing of the person's own left to be shown.
  const own = [
    { term: t('person.email'), children: <Email address={person.email} /> },
    ...(person.phone ? [{ term: t('person.phone'), children: <bdi>{person.phone}</bdi> }] : []),
    { term: t('person.language'), children: identity(`languages.${supportedLocale(person.locale)}`) },
    { term: t('person.zone'), children: formatZone(person.timeZone, await getLocale()) },
  ];
  return (
    <Section title={t('person.details')}>
      <DefinitionList
        items={[
          ...(person.erasedAt ? [] : own),
          { term: t('person.since'), children: at(person.createdAt) },
          { term: t('person.seen'), children: person.seenAt ? at(person.seenAt) : t('list.neverSeen') },
        ]}
      />
    </Section>
  );
}
