import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { AnyOf, TextField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { OffBoardingRow } from '@/lib/leaving/queries/list-off-boarding';
import { offBoard } from '../actions';

/** What off-boarding takes away and what stays, before it is done; the company's name is typed, as nothing brings it back. */
export async function ConfirmOffBoarding({ customer }: { customer: OffBoardingRow }) {
  const t = await getTranslations('leaving');
  return (
    <Section title={t('off.confirm', { name: customer.name })} id="confirm">
      <Callout tone="danger" title={t('off.warning')}>
        <p>{t('off.goes', { count: customer.people })}</p>
        <p>{t('off.stays')}</p>
      </Callout>
      <ActionForm
        action={offBoard}
        id="off-board"
        className="grid max-w-3xl gap-3"
        labels={{ typedName: t('off.nameLabel') }}
      >
        <input type="hidden" name="customerId" value={customer.id} />
        <AnyOf
          name="withName"
          label={t('off.withName')}
          options={[{ value: 'on', label: t('off.withName'), description: t('off.withNameText') }]}
        />
        <TextField
          name="typedName"
          label={t('off.typedName', { name: customer.name })}
          required
          maxLength={200}
          autoComplete="off"
        />
        <ConfirmField due={null} />
        <div>
          <SubmitButton variant="danger">{t('off.yes')}</SubmitButton>
        </div>
      </ActionForm>
      <p>
        <TextLink href="/off-boarding" look="plain">
          {t('off.no')}
        </TextLink>
      </p>
    </Section>
  );
}
