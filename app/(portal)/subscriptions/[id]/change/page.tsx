import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { PolicyLink } from '@/components/policy/policy-link';
import { StatusMark } from '@/components/subscriptions/marks';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import { isUuid } from '@/lib/shared/ids';
import { getChange } from '@/lib/subscriptions/queries/get-change';
import { ACTION_OF, CHANGES } from '@/lib/subscriptions/rules/changes';
import { errorWords } from '@/lib/web/form-action';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { AbsentPage } from '../../../_components/absent';
import { RefusedPage } from '../../../_components/refused';
import { ChooseForm } from './_components/choose-form';
import { ConfirmForm } from './_components/confirm-form';

type Props = { params: Promise<{ id: string }>; searchParams: Search };

export async function generateMetadata({ searchParams }: Pick<Props, 'searchParams'>) {
  const { what } = await firstValues(searchParams);
  const change = CHANGES.find((one) => one === what);
  const t = await getTranslations('subscriptions');
  return { title: change ? t(`changes.${change}`) : t('title') };
}

/** One change in two steps: its value, then what it will bring and the confirmation; both are addresses, so both work without JavaScript. */
export default async function ChangeSubscription({ params, searchParams }: Props) {
  const { id } = await params;
  const search = await firstValues(searchParams);
  const change = CHANGES.find((one) => one === search.what);
  if (!isUuid(id) || !change) return <AbsentPage />;
  const t = await getTranslations('subscriptions');
  const screen = await readScreen((viewer) => getChange(viewer, id, change, search));
  if ('refusal' in screen) return <RefusedPage title={t(`changes.${change}`)} refusal={screen.refusal} />;
  const view = screen.value;
  const sayError = await errorWords();
  const isAgain = search.again === '1';
  return (
    <>
      <PageHeader
        title={t(`changes.${change}`)}
        crumbs={[
          { href: '/subscriptions', label: t('title') },
          { href: `/subscriptions/${id}`, label: view.record.friendlyName },
        ]}
        meta={
          <>
            <bdi>{view.record.customerName}</bdi>
            <span>{t('seatsOf', { assigned: view.record.assigned, quantity: view.record.quantity })}</span>
            <StatusMark status={view.record.status} />
          </>
        }
      />
      {view.why ? (
        <Callout tone="refusal" title={t(`changes.${change}`)}>
          <p>
            {sayError(view.why)} <PolicyLink to={ACTION_OF[change]} />
          </p>
        </Callout>
      ) : view.wanted && !isAgain ? (
        <Section title={t('change.confirmTitle')}>
          <ConfirmForm view={view} />
        </Section>
      ) : (
        <Section title={t('change.choose')}>
          <ChooseForm view={view} error={view.error && !isAgain ? sayError(view.error) : null} />
        </Section>
      )}
    </>
  );
}
