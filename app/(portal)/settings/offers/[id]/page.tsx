import { getLocale, getTranslations } from 'next-intl/server';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/section';
import { StateDot } from '@/components/ui/state-dot';
import { getOffer, type OfferView } from '@/lib/catalogue/queries/offers';
import { formatList } from '@/lib/i18n/formats';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../../_components/refused';
import { WhoMayChange } from '../../_components/who-may-change';
import { OfferForm } from '../_components/offer-form';
import { restore, retire } from '../actions';
import { OfferHistory } from './_components/offer-history';
import { OfferPrices } from './_components/offer-prices';

const SAID = ['added', 'changed', 'priced', 'retired', 'restored'] as const;

export async function generateMetadata() {
  return { title: (await getTranslations('offers'))('title') };
}

export default async function Offer({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Search;
}) {
  const { id } = await params;
  const search = await firstValues(searchParams);
  const t = await getTranslations('offers');
  const screen = await readScreen((viewer) => getOffer(viewer, id));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const offer = screen.value;
  const time = await timeWords();
  const said = SAID.find((one) => one === search.saved);
  return (
    <>
      <PageHeader
        title={offer.name}
        crumbs={[{ href: '/settings/offers', label: t('title') }]}
        meta={
          <>
            <span>{t(`kinds.${offer.isAddOn ? 'add_on' : 'base'}`)}</span>
            <StateDot tone={offer.retiredAt ? 'neutral' : 'success'}>
              {offer.retiredAt ? t('retiredOn', { day: time.day(offer.retiredAt) }) : t('sold')}
            </StateDot>
          </>
        }
        commands={offer.can.change ? <Standing offer={offer} /> : undefined}
      />
      {said ? <Callout tone="success" role="status" title={t(`said.${said}`)} /> : null}
      {offer.can.change ? null : <WhoMayChange action="offer.change" rule="P10" roles={['administrator']} />}
      {offer.can.change && search.edit ? (
        <OfferForm offer={offer} choices={offer.choices} formKey={offer.key} />
      ) : (
        <Facts offer={offer} />
      )}
      <OfferPrices offer={offer} />
      <OfferHistory offer={offer} />
    </>
  );
}

async function Facts({ offer }: { offer: OfferView }) {
  const t = await getTranslations('offers');
  const locale = await getLocale();
  const time = await timeWords();
  const named = (ids: string[], from: { id: string; name: string }[]) =>
    formatList(
      from.filter((one) => ids.includes(one.id)).map((one) => one.name),
      locale,
    ) || t('none');
  return (
    <Section
      title={t('facts')}
      commands={
        offer.can.change ? (
          <LinkButton size="small" href={`/settings/offers/${offer.id}?edit=1`}>
            {t('change')}
          </LinkButton>
        ) : undefined
      }
    >
      <DefinitionList
        layout="columns"
        items={[
          { term: t('fields.services'), children: named(offer.services, offer.choices.services) },
          { term: t('fields.maxQuantity'), children: time.number(offer.maxQuantity) },
          {
            term: t('fields.terms'),
            children: formatList(
              offer.terms.map((months) => t('months', { months })),
              locale,
            ),
          },
          { term: t('fields.upgrades'), children: named(offer.upgrades, offer.choices.offers) },
        ]}
      />
    </Section>
  );
}

async function Standing({ offer }: { offer: OfferView }) {
  const t = await getTranslations('offers');
  return (
    <ActionForm action={offer.retiredAt ? restore : retire} id="standing">
      <input type="hidden" name="id" value={offer.id} />
      <SeenVersion version={offer.version} />
      <SubmitButton variant="secondary">{offer.retiredAt ? t('restore') : t('retire')}</SubmitButton>
    </ActionForm>
  );
}
