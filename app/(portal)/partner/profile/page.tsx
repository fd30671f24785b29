import { getTranslations } from 'next-intl/server';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { Callout } from '@/components/ui/callout';
import { DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/section';
import { getPartnerProfile } from '@/lib/partners/queries';
import { SUPPORT_FIELDS } from '@/lib/partners/schema';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../_components/refused';
import { RefusedCommand } from '../../customers/_components/refused-command';
import { saveSupportProfile } from './actions';

export async function generateMetadata() {
  return { title: (await getTranslations('customers'))('profile.title') };
}

const TYPES = { supportWebsite: 'url', supportEmail: 'email', supportPhone: 'tel' } as const;

export default async function PartnerProfilePage({ searchParams }: { searchParams: Search }) {
  const { done } = await firstValues(searchParams);
  const t = await getTranslations('customers.profile');
  const c = await getTranslations('customers');
  const screen = await readScreen(getPartnerProfile);
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const profile = screen.value;
  const time = await timeWords();
  const labels = Object.fromEntries(SUPPORT_FIELDS.map((name) => [name, t(name)]));
  return (
    <>
      <PageHeader title={t('title')} description={t('hint')} />
      {done === 'saved' ? <Callout tone="success" role="status" title={c('saved')} /> : null}
      <Section title={t('organization')}>
        <DefinitionList
          items={[
            { term: t('name'), children: <bdi>{profile.name}</bdi> },
            { term: t('domain'), children: profile.domain },
            {
              term: t('state'),
              children: profile.inArrearsSince ? t('arrears', { day: time.day(profile.inArrearsSince) }) : t('fine'),
            },
          ]}
        />
      </Section>
      <Section title={t('support')} hint={t('supportHint')}>
        {profile.mayEdit ? (
          <ActionForm action={saveSupportProfile} id="support" labels={labels} className="grid max-w-3xl gap-4">
            <SeenVersion version={profile.supportVersion} />
            {SUPPORT_FIELDS.map((name) => (
              <TextField
                key={name}
                name={name}
                type={TYPES[name as keyof typeof TYPES] ?? 'text'}
                label={t(name)}
                required
                maxLength={300}
                defaultValue={profile[name] ?? ''}
              />
            ))}
            <div>
              <SubmitButton>{c('save')}</SubmitButton>
            </div>
          </ActionForm>
        ) : (
          <>
            <DefinitionList
              items={SUPPORT_FIELDS.map((name) => ({ term: t(name), children: profile[name] ?? t('missing') }))}
            />
            <RefusedCommand action="partner_profile.edit" label={c('edit')} />
          </>
        )}
      </Section>
    </>
  );
}
