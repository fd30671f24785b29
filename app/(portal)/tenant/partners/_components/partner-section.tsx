import { getLocale, getTranslations } from 'next-intl/server';
import { Refusal } from '@/components/policy/refusal';
import { Button } from '@/components/ui/button';
import { CheckboxCards } from '@/components/ui/choices';
import { DefinitionList } from '@/components/ui/definition-list';
import { RefusedAction } from '@/components/ui/refused-action';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { formatList } from '@/lib/i18n/formats';
import type { Partners } from '@/lib/tenant-config/queries/get-partners';
import { timeWords } from '@/lib/web/words';

type Partner = Partners['partners'][number];

/** One partner: what it sold, what it is delegated for, and the form whose next step says what a change means; under review it shows what is `wanted`. */
export async function PartnerSection({
  partner,
  page,
  wanted,
}: {
  partner: Partner;
  page: Partners;
  wanted?: string[] | undefined;
}) {
  const t = await getTranslations('delegation');
  const leaving = await getTranslations('leaving');
  const locale = await getLocale();
  const time = await timeWords();
  const { refusal, customerName, colleagues } = page;
  const held = partner.services.filter((service) => service.grantedAt);
  const said = (service: Partner['services'][number]) =>
    service.grantedAt ? t('since', { when: time.relative(service.grantedAt) }) : t('notGranted');
  return (
    <Section title={partner.name} id={partner.id}>
      <DefinitionList
        items={[
          { term: t('sells'), children: partner.sells.length ? formatList(partner.sells, locale) : t('sellsNothing') },
          ...(refusal
            ? [
                {
                  term: t('delegated'),
                  children: held.length
                    ? formatList(
                        held.map((service) => `${service.name} (${said(service)})`),
                        locale,
                      )
                    : t('notGranted'),
                },
              ]
            : []),
        ]}
      />
      {refusal ? (
        <RefusedAction label={t('readOnly')} note={t('whyNot')}>
          <Refusal
            action="delegation.change"
            rule={refusal.rule}
            roles={refusal.roles}
            colleagues={colleagues}
            organization={customerName}
            side="customer"
          />
        </RefusedAction>
      ) : (
        <form action="/tenant/partners" className="grid gap-3">
          <input type="hidden" name="partner" value={partner.id} />
          <CheckboxCards
            name="services"
            id={`services-${partner.id}`}
            label={t('delegated')}
            columns={3}
            defaultValues={wanted ?? held.map((service) => service.id)}
            options={partner.services.map((service) => ({
              value: service.id,
              label: service.name,
              description: said(service),
              refusal: !service.grantedAt && service.heldBy ? t('heldBy', { partner: service.heldBy }) : undefined,
            }))}
          />
          <div className="flex flex-wrap items-center gap-4">
            <Button type="submit">{t('review')}</Button>
            <TextLink href={`/tenant/partners/${partner.id}/end`} look="plain">
              {leaving('end.link')}
            </TextLink>
          </div>
        </form>
      )}
    </Section>
  );
}
