import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { Autosave } from '@/components/forms/autosave';
import { OneOf, SelectField, TextArea, TextField } from '@/components/forms/fields';
import { FormKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { Button } from '@/components/ui/button';
import type { AskView } from '@/lib/subscriptions/queries/get-ask';
import { REQUEST_KINDS } from '@/lib/subscriptions/schema';
import { keepAskDraft, saveAskDraft, sendAsk } from '../actions';

/** What a customer asks its reseller of record to change: which kind, how many or which offer, why, and by when. */
export function AskForm({ ask, kind }: { ask: AskView; kind: string | undefined }) {
  const t = useTranslations('subscriptions');
  const e = useTranslations('errors');
  const { record, targets } = ask;
  const kept = ask.draft?.fields ?? {};
  const partner = record.partnerName;
  const labels = {
    kind: t('asking.kind'),
    quantity: t('asking.quantity'),
    offerId: t('asking.offer'),
    reason: t('asking.reason'),
    dueOn: t('asking.dueOn'),
  };
  return (
    <ActionForm action={sendAsk} id="ask" labels={labels} className="grid max-w-3xl gap-4">
      <FormKey value={ask.key} />
      <input type="hidden" name="subscriptionId" value={record.id} />
      <OneOf
        name="kind"
        label={labels.kind}
        required
        columns={2}
        defaultValue={kind ?? kept.kind}
        options={REQUEST_KINDS.map((value) => ({
          value,
          label: t(`requests.kinds.${value}`),
          description: t(`requests.kindHints.${value}`),
          refusal:
            value === 'upgrade' && targets.length === 0
              ? e('upgrade_no_path')
              : value === 'suspend' && record.status !== 'active'
                ? e('already_suspended')
                : undefined,
        }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="quantity"
          label={labels.quantity}
          hint={t('asking.quantityHint', { quantity: record.quantity, assigned: record.assigned })}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={kept.quantity ?? ''}
        />
        {targets.length ? (
          <SelectField
            name="offerId"
            label={labels.offerId}
            hint={t('asking.offerHint')}
            defaultValue={kept.offerId ?? ''}
            options={[
              { value: '', label: t('asking.noOffer') },
              ...targets.map((target) => ({ value: target.id, label: target.offerName })),
            ]}
          />
        ) : null}
      </div>
      <TextArea
        name="reason"
        label={labels.reason}
        hint={t('asking.reasonHint', { partner })}
        required
        rows={4}
        defaultValue={kept.reason ?? ''}
      />
      <TextField
        name="dueOn"
        type="date"
        label={labels.dueOn}
        min={ask.today}
        max={ask.lastDueOn}
        defaultValue={kept.dueOn ?? ''}
      />
      <p className="font-semibold">{t('asking.whoSees', { partner })}</p>
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton>{t('asking.send', { partner })}</SubmitButton>
        <Button type="submit" formAction={saveAskDraft} formNoValidate>
          {t('asking.save')}
        </Button>
        <Autosave keep={keepAskDraft} text={t('asking.draftKept')} failed={t('asking.draftFailed')} />
      </div>
    </ActionForm>
  );
}
