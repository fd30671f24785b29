import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { DelegationInterest } from '@/components/live/delegation-interest';
import { LiveInterest } from '@/components/live/live-interest';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { SelectField } from '@/components/ui/fields';
import { Pager } from '@/components/ui/pager';
import { isUuid } from '@/lib/shared/ids';
import { getTenantHistory } from '@/lib/tenant-config/queries/get-history';
import { SETTING_NAMES } from '@/lib/tenant-config/schema/settings';
import { readScreen } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { AbsentPage } from '../../../../_components/absent';
import { RefusedPage } from '../../../../_components/refused';
import { ActingBanner } from '../_components/acting-banner';
import { settingWords } from '../_components/setting-words';
import { HistoryTable } from './_components/history-table';

type Props = { params: Promise<{ id: string }>; searchParams: Search };

export async function generateMetadata() {
  return { title: (await getTranslations('configure'))('log.title') };
}

export default async function History({ params, searchParams }: Props) {
  const { id } = await params;
  if (!isUuid(id)) return <AbsentPage />;
  const search = await firstValues(searchParams);
  const t = await getTranslations('configure');
  const words = await settingWords();
  const screen = await readScreen((viewer) => getTenantHistory(viewer, id, search));
  if ('refusal' in screen) return <RefusedPage title={t('log.title')} refusal={screen.refusal} />;
  const { customer, services, isPartner, organizationName, personName, next } = screen.value;
  const back = `/customers/${customer.id}/configuration?service=${services[0]?.id ?? 'exchange'}`;
  const path = `/customers/${customer.id}/configuration/history`;
  return (
    <>
      <LiveInterest type="tenant" record={customer.id} seen={screen.value.seen} />
      {isPartner ? (
        <DelegationInterest customerId={customer.id} partnerId={screen.value.organizationId} seen={screen.value.seen} />
      ) : null}
      <PageHeader
        title={t('log.title')}
        crumbs={[{ label: t('log.back'), href: back }]}
        meta={t('log.of', { customer: customer.name })}
      />
      {isPartner ? (
        <ActingBanner
          customer={customer.name}
          organization={organizationName}
          person={personName}
          services={services}
        />
      ) : null}
      {search.done === 'undo' ? <Callout tone="success" role="status" title={t('log.undone')} /> : null}
      <form action={path} className="flex flex-wrap items-end gap-2">
        <SelectField
          name="setting"
          label={t('log.filter')}
          defaultValue={search.setting ?? ''}
          options={[
            { value: '', label: t('log.all') },
            ...SETTING_NAMES.map((value) => ({ value, label: words.name(value) })),
          ]}
        />
        <Button type="submit">{t('log.show')}</Button>
      </form>
      <HistoryTable
        history={screen.value}
        undoing={search.undo}
        undoHref={(undo) => `${addressWith(path, search, { undo, done: undefined })}#undo-${undo}`}
      />
      <Pager
        label={t('log.pages')}
        previous={
          search.after
            ? {
                href: addressWith(path, search, { after: undefined, done: undefined, undo: undefined }),
                label: t('log.newest'),
              }
            : null
        }
        next={
          next
            ? {
                href: addressWith(path, search, { after: next, done: undefined, undo: undefined }),
                label: t('log.older'),
              }
            : null
        }
      />
    </>
  );
}
