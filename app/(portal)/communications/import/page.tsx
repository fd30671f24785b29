import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LiveInterest } from '@/components/live/live-interest';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { FileField } from '@/components/ui/fields';
import { Section } from '@/components/ui/section';
import { listImports } from '@/lib/message-center/queries/imports';
import { MAX_EXPORT_BYTES } from '@/lib/message-center/rules/export-file';
import { isImportTrouble } from '@/lib/message-center/schema';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../../_components/refused';
import { ImportTable } from '../_components/import-table';
import { RefusedAct } from '../_components/refused-act';

const LIMIT = { megabytes: MAX_EXPORT_BYTES / 1_048_576 };

export async function generateMetadata() {
  return { title: (await getTranslations('communications'))('imports.title') };
}

export default async function Imports({ searchParams }: { searchParams: Search }) {
  const { trouble } = await firstValues(searchParams);
  const t = await getTranslations('communications.imports');
  const title = (await getTranslations('communications'))('title');
  const screen = await readScreen((viewer) => listImports(viewer));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const { imports, canImport, seen } = screen.value;
  return (
    <>
      <LiveInterest type="service_message" seen={seen} />
      <PageHeader title={t('title')} description={t('hint')} crumbs={[{ href: '/communications', label: title }]} />
      {isImportTrouble(trouble) ? (
        <Callout tone="warning" role="alert">
          {t(`trouble.${trouble}`, LIMIT)}
        </Callout>
      ) : null}
      <Section title={t('upload')}>
        {canImport ? (
          <form
            action="/api/imports"
            method="post"
            encType="multipart/form-data"
            noValidate
            className="grid max-w-xl gap-3"
          >
            <FileField
              name="file"
              label={t('file')}
              hint={t('fileHint', LIMIT)}
              required
              accept=".json,.jsonl,.ndjson,.txt,application/json"
            />
            <div>
              <Button type="submit" variant="primary">
                {t('start')}
              </Button>
            </div>
          </form>
        ) : (
          <RefusedAct label={t('upload')} action="service_message.import" />
        )}
      </Section>
      <Section title={t('past')} isPlain>
        {imports.length ? <ImportTable imports={imports} /> : <EmptyState title={t('none')} headingLevel={3} />}
      </Section>
    </>
  );
}
