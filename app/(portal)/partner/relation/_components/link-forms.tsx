import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { AnyOf } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Section } from '@/components/ui/section';
import type { RelationLinkScreen } from '@/lib/customers/queries/relation-links';
import { RefusedCommand } from '../../../customers/_components/refused-command';
import { makeLink, revokeLink } from '../actions';

/** Makes the link, or another in its place; delegated privileges are asked for by whoever may. */
export async function LinkForm({ screen }: { screen: RelationLinkScreen }) {
  const t = await getTranslations('customers.link');
  const { link, services, mayAskDelegation } = screen;
  return (
    <Section title={t(link ? 'renew' : 'make')} hint={link ? t('renewHint') : undefined}>
      <ActionForm action={makeLink} id="link" labels={{ services: t('services') }} className="grid max-w-3xl gap-4">
        <input type="hidden" name="replaces" value={link?.id ?? ''} />
        {mayAskDelegation ? (
          <AnyOf
            name="services"
            label={t('services')}
            hint={t('servicesHint')}
            columns={3}
            defaultValue={link?.services.map((service) => service.id).join(',')}
            options={services.map((service) => ({ value: service.id, label: service.name }))}
          />
        ) : null}
        <div>
          <SubmitButton variant={link ? 'secondary' : 'primary'}>{t(link ? 'renew' : 'make')}</SubmitButton>
        </div>
      </ActionForm>
      {mayAskDelegation ? null : <RefusedCommand action="delegation.request" label={t('noDelegation')} />}
    </Section>
  );
}

export async function RevokeForm({ id }: { id: string }) {
  const t = await getTranslations('customers.link');
  return (
    <ActionForm action={revokeLink} id="revoke">
      <input type="hidden" name="id" value={id} />
      <div>
        <SubmitButton variant="danger">{t('revoke')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
