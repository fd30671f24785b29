import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { RecordLayout } from '@/components/layout/record-layout';
import { Callout } from '@/components/ui/callout';
import { Email } from '@/components/ui/email';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { getProofDue } from '@/lib/factors/queries';
import { getPerson } from '@/lib/identity/queries/get-person';
import { isUuid } from '@/lib/shared/ids';
import { readScreen, requireShell } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';
import { AbsentPage } from '../../_components/absent';
import { RefusedPage } from '../../_components/refused';
import { PersonStateMark } from '../_components/state-mark';
import { AccessSection } from './_components/access-section';
import { PersonDetails } from './_components/person-details';
import { PersonHistory } from './_components/person-history';
import { RolesSection } from './_components/roles-section';

type Props = { params: Promise<{ id: string }>; searchParams: Search };

export async function generateMetadata() {
  return { title: (await getTranslations('people'))('title') };
}

export default async function Person({ params, searchParams }: Props) {
  const { id } = await params;
  if (!isUuid(id)) return <AbsentPage />;
  const t = await getTranslations('people');
  const screen = await readScreen(async (viewer) => ({
    person: await getPerson(viewer, id),
    due: await getProofDue(viewer),
  }));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const { person, due } = screen.value;
  const { can } = await requireShell();
  const time = await timeWords();
  const leaving = await getTranslations('leaving');
  const { done } = await firstValues(searchParams);
  const said =
    done === 'roles'
      ? t('person.saved')
      : done === 'ended'
        ? t('person.ended')
        : done === 'factors'
          ? t('person.factorsReset')
          : done === 'provider'
            ? t('person.unbound')
            : null;
  return (
    <>
      <PageHeader
        title={person.name}
        crumbs={[{ href: '/people', label: t('title') }]}
        meta={
          <>
            <PersonStateMark state={person.erasedAt ? 'erased' : person.disabledAt ? 'disabled' : 'active'} />
            {person.erasedAt ? null : <Email address={person.email} />}
          </>
        }
      />
      {said ? <Callout tone="success" role="status" title={said} /> : null}
      <RecordLayout contextLabel={t('person.details')} context={<PersonDetails person={person} />}>
        {person.requestsLeft ? (
          <Callout tone="warning">
            <p>{t('person.requestsLeft', { count: person.requestsLeft, name: person.name })}</p>
          </Callout>
        ) : null}
        {person.erasedAt ? (
          <Callout tone="info" title={t('person.erased', { day: time.day(person.erasedAt) })}>
            <p>{t('person.erasedMeans')}</p>
          </Callout>
        ) : (
          <>
            <Section title={t('person.roles')} hint={t('person.rolesHint')} id="roles">
              <RolesSection person={person} due={due} />
            </Section>
            <Section title={t('person.access')} id="access">
              <AccessSection person={person} due={due} />
              {person.disabledAt && can['person.erase'] ? (
                <p>
                  <TextLink href={`/people/${id}/erase`} look="plain">
                    {leaving('person.title', { name: person.name })}
                  </TextLink>
                </p>
              ) : null}
            </Section>
          </>
        )}
        <Section title={t('person.record')} id="record">
          <PersonHistory person={person} />
        </Section>
      </RecordLayout>
    </>
  );
}
