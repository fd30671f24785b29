import { useTranslations } from 'next-intl';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { DeliveryTargetView } from '@/lib/delivery/queries';
import type { Proof } from '@/lib/shared/errors';
import { removeTarget } from '../actions';

/** Asks whether a receiver is to be removed, and says what that means. */
export function RemoveTarget({ target, due }: { target: DeliveryTargetView; due: Proof | null }) {
  const t = useTranslations('delivery.remove');
  return (
    <Callout tone="warning" title={t('title', { name: target.name })}>
      <ActionForm action={removeTarget} id="remove-target" className="grid max-w-xl gap-3">
        <input type="hidden" name="id" value={target.id} />
        <SeenVersion version={target.version} />
        <p>{t('means')}</p>
        <ConfirmField due={due} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton variant="danger">{t('submit')}</SubmitButton>
          <LinkButton href={`/settings/delivery?target=${target.id}#target`}>{t('cancel')}</LinkButton>
        </div>
      </ActionForm>
    </Callout>
  );
}
