import { getLocale, getTranslations } from 'next-intl/server';
import { ActionForm, type FormAction } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { Callout } from '@/components/ui/callout';
import { DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { formatList, sentences } from '@/lib/i18n/formats';
import type { Ending } from '@/lib/leaving/queries/get-ending';

/** What the end of a relation means for both, and what stands in its way, before it is done. */
export async function EndRelation({
  ending,
  since,
  action,
  backHref,
}: {
  ending: Ending;
  since: string;
  action: FormAction;
  backHref: string;
}) {
  const t = await getTranslations('leaving');
  const locale = await getLocale();
  const { other, subscriptions, services, partnerName, side } = ending;
  const isCustomer = side === 'customer';
  if (subscriptions.length > 0)
    return (
      <Callout
        tone="refusal"
        title={t('end.notYet')}
        commands={
          <TextLink href={isCustomer ? `/tenant/partners#${other.id}` : backHref} look="plain">
            {isCustomer ? t('end.takeAway') : t('end.no')}
          </TextLink>
        }
      >
        <p>{t('end.notYetText')}</p>
        <ul className="list-disc pl-5">
          {subscriptions.map((one) => (
            <li key={one.id}>{one.friendlyName}</li>
          ))}
        </ul>
        <p>{t(isCustomer ? 'end.whoCan' : 'end.youCan', { partner: partnerName })}</p>
      </Callout>
    );
  return (
    <Section title={t('end.means')}>
      <DefinitionList items={[{ term: t('end.since'), children: since }]} />
      <ul className="list-disc space-y-1 pl-5">
        <li>
          {services.length
            ? t(isCustomer ? 'end.delegations' : 'end.delegationsPartner', {
                services: formatList(services, locale),
                partner: partnerName,
                customer: other.name,
              })
            : t('end.delegationsNone')}
        </li>
        <li>{sentences([t('end.nothingNew'), t('end.openCases', { count: ending.openCases })], locale)}</li>
        <li>{t('end.stays')}</li>
      </ul>
      <ActionForm action={action} id="end-relation" className="grid max-w-3xl gap-3">
        <input type="hidden" name="otherId" value={other.id} />
        <ConfirmField due={null} />
        <div>
          <SubmitButton variant="danger">{t('end.yes', { name: other.name })}</SubmitButton>
        </div>
      </ActionForm>
      <p>
        <TextLink href={backHref} look="plain">
          {t('end.no')}
        </TextLink>
      </p>
    </Section>
  );
}
