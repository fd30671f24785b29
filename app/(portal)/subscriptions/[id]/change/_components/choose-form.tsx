import { useLocale, useTranslations } from 'next-intl';
import { Button, LinkButton } from '@/components/ui/button';
import { RadioCards } from '@/components/ui/choices';
import { ErrorSummary } from '@/components/ui/error-summary';
import { TextField } from '@/components/ui/fields';
import { formatList } from '@/lib/i18n/formats';
import type { ChangeView } from '@/lib/subscriptions/queries/get-change';
import { SUSPENSION_REASONS } from '@/lib/subscriptions/schema';

/** What the change shall be: a form that only changes the address, so that what it will bring is a page of its own. */
export function ChooseForm({ view, error }: { view: ChangeView; error: string | null }) {
  const t = useTranslations('subscriptions');
  const e = useTranslations('errors');
  return (
    <form method="get" action={`/subscriptions/${view.id}/change`} noValidate className="grid max-w-prose gap-4">
      <input type="hidden" name="what" value={view.change} />
      {error ? (
        <ErrorSummary
          title={e('summary', { count: 1 })}
          errors={[{ id: view.field, message: error }]}
          attempt={view.typed ?? ''}
        />
      ) : null}
      <ChangeField view={view} error={error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          {t('change.preview')}
        </Button>
        <LinkButton href={`/subscriptions/${view.id}`}>{t('change.cancel')}</LinkButton>
      </div>
    </form>
  );
}

function ChangeField({ view, error }: { view: ChangeView; error: string | null }) {
  const t = useTranslations('subscriptions');
  const locale = useLocale();
  const e = useTranslations('errors');
  const { record, typed } = view;
  switch (view.change) {
    case 'quantity':
      return (
        <TextField
          name="quantity"
          label={t('change.quantity')}
          hint={t('change.quantityHint', { assigned: record.assigned, most: record.maxQuantity })}
          inputMode="numeric"
          autoComplete="off"
          error={error}
          required
          defaultValue={typed ?? String(record.quantity)}
        />
      );
    case 'rename':
      return (
        <TextField
          name="friendlyName"
          label={t('change.name')}
          maxLength={100}
          error={error}
          required
          defaultValue={typed ?? record.friendlyName}
        />
      );
    case 'renewal':
      return (
        <RadioCards
          name="autoRenew"
          label={t('record.renewal')}
          error={error}
          required
          defaultValue={typed ?? (record.autoRenew ? 'on' : 'off')}
          options={[
            { value: 'on', label: t('change.renewalOn') },
            { value: 'off', label: t('change.renewalOff') },
          ]}
        />
      );
    case 'upgrade':
      return (
        <RadioCards
          name="offerId"
          label={t('change.offer')}
          error={error}
          required
          defaultValue={typed}
          options={view.targets.map((target) => ({
            value: target.id,
            label: target.offerName,
            description: target.addedServices.length
              ? t('change.adds', { services: formatList(target.addedServices, locale) })
              : t('change.addsNothing'),
            refusal: target.refusal ? e(target.refusal as 'upgrade_no_path') : undefined,
          }))}
        />
      );
    default:
      return (
        <RadioCards
          name="reason"
          label={t('change.reason')}
          error={error}
          required
          defaultValue={typed}
          options={SUSPENSION_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
      );
  }
}
