import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { Section } from '@/components/ui/section';
import { TabsNav } from '@/components/ui/tabs-nav';
import { TextLink } from '@/components/ui/text-link';
import { COUNT_LIMIT, getDeliverySettings } from '@/lib/delivery/queries';
import { DELIVERY_STATES } from '@/lib/delivery/schema';
import { getProofDue } from '@/lib/factors/queries';
import { readScreen } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../../_components/refused';
import { AttemptsPanel } from './_components/attempts-panel';
import { DeliveryTable } from './_components/delivery-table';
import { ParkedEvents } from './_components/parked-events';
import { RemoveTarget } from './_components/remove-target';
import { TargetFacts } from './_components/target-facts';
import { TargetForm } from './_components/target-form';
import { TargetTable } from './_components/target-table';

const PATH = '/settings/delivery';

export async function generateMetadata() {
  return { title: (await getTranslations('delivery'))('title') };
}

export default async function DeliverySettingsPage({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('delivery');
  const screen = await readScreen(async (viewer) => ({
    settings: await getDeliverySettings(viewer, search),
    due: await getProofDue(viewer),
  }));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const { settings, due } = screen.value;
  const { parkedCount, selected, can } = settings;
  const isMany = parkedCount > COUNT_LIMIT;
  const isOpen = settings.target !== null || (can.configure && search.target === 'new');
  const view = (state: string | undefined) => addressWith(PATH, { target: settings.target?.id }, { state });
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      {search.removed ? <Callout tone="success" role="status" title={t('remove.done')} /> : null}
      {parkedCount > 0 ? (
        <Callout
          tone="warning"
          role="status"
          title={isMany ? t('parkedMany') : t('parkedTitle', { count: parkedCount })}
          commands={<LinkButton href={view('parked')}>{t('parkedShow')}</LinkButton>}
        >
          <p>{t('parkedText')}</p>
        </Callout>
      ) : null}
      {settings.targets.length > 0 ? (
        <Section
          title={t('targets.title')}
          commands={
            can.configure ? <LinkButton href={`${PATH}?target=new#target`}>{t('targets.add')}</LinkButton> : undefined
          }
          isPlain
        >
          <TargetTable settings={settings} />
        </Section>
      ) : isOpen ? null : (
        <EmptyState title={t('form.none')} headingLevel={2}>
          {can.configure ? <LinkButton href={`${PATH}?target=new#target`}>{t('targets.add')}</LinkButton> : null}
        </EmptyState>
      )}
      {isOpen ? (
        <Section title={settings.target?.name ?? t('targets.new')} id="target-section">
          {can.configure && settings.target && search.remove ? (
            <RemoveTarget target={settings.target} due={due} />
          ) : can.configure ? (
            <TargetForm key={settings.target?.id ?? 'new'} target={settings.target} newId={settings.newId} due={due} />
          ) : (
            <TargetFacts target={settings.target} />
          )}
        </Section>
      ) : null}
      {settings.parkedEvents.length > 0 ? <ParkedEvents settings={settings} /> : null}
      <Section
        title={settings.target ? t('targets.listOf', { name: settings.target.name }) : t('list.title')}
        commands={settings.target ? <TextLink href={PATH}>{t('targets.all')}</TextLink> : undefined}
        isPlain
      >
        <TabsNav
          label={t('list.views')}
          tabs={[
            { href: view(undefined), label: t('list.all'), isCurrent: settings.state === null },
            ...DELIVERY_STATES.map((state) => ({
              href: view(state),
              label: t(`states.${state}`),
              isCurrent: settings.state === state,
              ...(state === 'parked' && parkedCount > 0 ? { count: isMany ? `${COUNT_LIMIT}+` : parkedCount } : {}),
            })),
          ]}
        />
        {settings.rows.length > 0 ? (
          <DeliveryTable settings={settings} hrefOf={(delivery) => addressWith(PATH, search, { delivery })} />
        ) : (
          <EmptyState title={settings.state ? t('list.noneHere') : t('list.none')} headingLevel={3} />
        )}
        <Pager
          label={t('list.pages')}
          previous={
            search.after
              ? { href: addressWith(PATH, search, { after: undefined, delivery: undefined }), label: t('list.first') }
              : null
          }
          next={
            settings.next
              ? {
                  href: addressWith(PATH, search, { after: settings.next, delivery: undefined }),
                  label: t('list.next'),
                }
              : null
          }
        />
      </Section>
      {selected ? (
        <AttemptsPanel
          selected={selected}
          canResend={can.resend}
          closeHref={addressWith(PATH, search, { delivery: undefined })}
        />
      ) : null}
    </>
  );
}
