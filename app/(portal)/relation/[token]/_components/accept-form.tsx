import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { AnyOf } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { DefinitionList } from '@/components/ui/definition-list';
import { TextLink } from '@/components/ui/text-link';
import type { RelationOffer } from '@/lib/customers/queries/relation-links';
import type { Proof } from '@/lib/shared/errors';
import { acceptOffer } from '../actions';

/**
 * The customer's yes, with the services that it grants along with it, if any. Nothing is chosen beforehand. Where nothing is left to
 * say yes to, it says how it stands instead.
 */
export function AcceptForm({ offer, due }: { offer: RelationOffer; due: Proof | null }) {
  const t = useTranslations('customers.accept');
  const asked = offer.services.filter((service) => service.isAsked);
  const held = offer.services.filter((service) => service.isHeld);
  const isAnythingLeft = !offer.since || asked.some((service) => !service.isHeld && !service.heldBy);
  const refusal = (service: RelationOffer['services'][number]) => {
    if (service.isHeld) return t('held');
    return service.heldBy ? t('heldBy', { partner: service.heldBy }) : undefined;
  };
  if (!isAnythingLeft)
    return (
      <div className="grid gap-3">
        <p>{t('nothingLeft')}</p>
        {asked.length ? (
          <section aria-label={t('asked')}>
            <DefinitionList items={asked.map((one) => ({ term: one.name, children: refusal(one) }))} />
          </section>
        ) : null}
        <p>
          <TextLink look="plain" href="/tenant/partners">
            {t('toPartners')}
          </TextLink>
        </p>
      </div>
    );
  return (
    <ActionForm action={acceptOffer} id="accept" labels={{ services: t('choose') }} className="grid max-w-3xl gap-4">
      <input type="hidden" name="token" value={offer.token} />
      <input type="hidden" name="seen" value={held.map((service) => service.id).join(',')} />
      {asked.length ? (
        <AnyOf
          name="services"
          label={t('choose')}
          columns={3}
          options={asked.map((service) => ({ value: service.id, label: service.name, refusal: refusal(service) }))}
        />
      ) : null}
      {asked.some((service) => !refusal(service)) ? (
        <div className="grid gap-2">
          <p className="text-ink-muted">{t('proof')}</p>
          <ConfirmField due={due} isOptional />
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t(offer.since ? 'grant' : 'yes')}</SubmitButton>
        <TextLink look="plain" href="/tenant/partners">
          {t('no')}
        </TextLink>
      </div>
    </ActionForm>
  );
}
