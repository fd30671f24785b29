import { getTranslations } from 'next-intl/server';
import { SupportProfile } from '@/components/cases/support-profile';
import { PageHeader } from '@/components/layout/page-header';
import { RecordLayout } from '@/components/layout/record-layout';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import { isUploadTrouble } from '@/lib/attachments/rules';
import { getOpening } from '@/lib/cases/queries/get-opening';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../_components/refused';
import { OpeningForm } from './_components/opening-form';
import { discardCaseDraft } from './actions';

export async function generateMetadata() {
  return { title: (await getTranslations('cases'))('new') };
}

export default async function NewCase({ searchParams }: { searchParams: Search }) {
  const { draft, saved, upload } = await firstValues(searchParams);
  const t = await getTranslations('cases');
  const screen = await readScreen((viewer) => getOpening(viewer, draft));
  if ('refusal' in screen) return <RefusedPage title={t('new')} refusal={screen.refusal} />;
  const opening = screen.value;
  const time = await timeWords();
  return (
    <>
      <PageHeader title={t('new')} crumbs={[{ href: '/cases', label: t('title') }]} />
      <RecordLayout
        contextLabel={t('support.title')}
        context={opening.partners.map((partner) => (
          <SupportProfile key={partner.id} partner={partner} title={partner.name} />
        ))}
      >
        {saved === '1' ? (
          <Callout tone="success" role="status">
            {t('form.draftSaved')}
          </Callout>
        ) : null}
        {opening.draft ? (
          <form action={discardCaseDraft} className="flex flex-wrap items-center gap-3 text-ink-muted">
            <input type="hidden" name="key" value={opening.key} />
            <span>{t('form.draftFound', { when: time.relative(opening.draft.updatedAt) })}</span>
            <button type="submit" className="min-h-6 cursor-pointer text-accent underline">
              {t('form.discard')}
            </button>
          </form>
        ) : null}
        {opening.partners.length ? (
          <Section title={t('form.problem')} hint={t('support.never')}>
            <OpeningForm opening={opening} trouble={isUploadTrouble(upload) ? upload : null} />
          </Section>
        ) : (
          <Callout tone="info">{t('form.nobody')}</Callout>
        )}
      </RecordLayout>
    </>
  );
}
