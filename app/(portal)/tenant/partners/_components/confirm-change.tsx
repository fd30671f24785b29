import { getLocale, getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { formatList, labelled } from '@/lib/i18n/formats';
import type { Proof } from '@/lib/shared/errors';
import type { Partners } from '@/lib/tenant-config/queries/get-partners';
import { confirmDelegation } from '../actions';

type Partner = Partners['partners'][number];

/** What a change of delegated privileges means, before it is done. */
export async function ConfirmChange({
  partner,
  wanted,
  due,
}: {
  partner: Partner;
  wanted: string[];
  due: Proof | null;
}) {
  const t = await getTranslations('delegation');
  const locale = await getLocale();
  const held = partner.services.filter((service) => service.grantedAt);
  const granted = partner.services.filter((service) => !service.grantedAt && wanted.includes(service.id));
  const removed = held.filter((service) => !wanted.includes(service.id));
  const csv = (services: Partner['services']) => services.map((service) => service.id).join(',');
  const names = (services: Partner['services']) =>
    formatList(
      services.map((service) => service.name),
      locale,
    );
  const isNothing = granted.length + removed.length === 0;
  const back = (
    <p>
      <TextLink href="/tenant/partners" look="plain">
        {t('confirm.no')}
      </TextLink>
    </p>
  );
  return (
    <Section title={t('confirm.title', { partner: partner.name })} id="confirm">
      {isNothing ? (
        <p>{t('confirm.nothing', { partner: partner.name })}</p>
      ) : (
        <ActionForm action={confirmDelegation} id="delegation" className="grid max-w-3xl gap-3">
          <input type="hidden" name="partnerId" value={partner.id} />
          <input type="hidden" name="grant" value={csv(granted)} />
          <input type="hidden" name="remove" value={csv(removed)} />
          <input type="hidden" name="seen" value={csv(held)} />
          {granted.length ? (
            <Callout tone="info" title={labelled(t('confirm.grant', { partner: partner.name }), names(granted))}>
              <p>{t('confirm.grantMeans')}</p>
            </Callout>
          ) : null}
          {removed.length ? (
            <Callout tone="warning" title={labelled(t('confirm.remove', { partner: partner.name }), names(removed))}>
              <p>{t('confirm.removeMeans', { partner: partner.name })}</p>
            </Callout>
          ) : null}
          {[...granted, ...removed].some((service) => service.id === 'entra') ? <p>{t('confirm.entra')}</p> : null}
          {granted.length ? <ConfirmField due={due} /> : null}
          <div>
            <SubmitButton>{t('confirm.yes')}</SubmitButton>
          </div>
        </ActionForm>
      )}
      {back}
    </Section>
  );
}
