import { getTranslations } from 'next-intl/server';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { SelectField, TextField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import type { TargetTable } from '@/lib/escalations/queries/promises';
import { clockText, TARGET_FIELDS } from '@/lib/escalations/schema/promises';
import { labelled } from '@/lib/i18n/formats';
import { TrialResult } from '../../_components/trial-result';
import { saveTargets } from '../actions';

/** The whole table at once; what stands now is above it, so that after somebody else's change both are in sight. */
export async function TargetsForm({ table }: { table: TargetTable }) {
  const t = await getTranslations('calendars');
  const labels = Object.fromEntries(
    table.targets.flatMap(({ key }) =>
      TARGET_FIELDS.map((field) => [`${key}_${field}`, labelled(t(`row.${key}`), t(`fields.${field}`))]),
    ),
  );
  return (
    <ActionForm action={saveTargets} id="targets" labels={labels} className="grid gap-4">
      <SeenVersion version={table.version} />
      {table.targets.map((one) => (
        <fieldset key={one.key} className="min-w-0 rounded-md border px-3 pt-2 pb-3">
          <legend className="px-1 font-semibold">{t(`row.${one.key}`)}</legend>
          <div className="grid gap-3 sm:grid-cols-3 xl:grid-cols-5">
            <TextField
              name={`${one.key}_amount`}
              label={t('fields.amount')}
              inputMode="numeric"
              autoComplete="off"
              required
              defaultValue={String(one.minutes ?? one.businessDays ?? '')}
            />
            <SelectField
              name={`${one.key}_unit`}
              label={t('fields.unit')}
              defaultValue={one.minutes === null ? 'business_days' : 'minutes'}
              options={[
                { value: 'minutes', label: t('unit.minutes') },
                { value: 'business_days', label: t('unit.businessDays') },
              ]}
            />
            <TextField
              name={`${one.key}_opens`}
              label={t('fields.opens')}
              autoComplete="off"
              required
              defaultValue={clockText(one.opensAt)}
            />
            <TextField
              name={`${one.key}_closes`}
              label={t('fields.closes')}
              autoComplete="off"
              required
              defaultValue={clockText(one.closesAt)}
            />
            <SelectField
              name={`${one.key}_days`}
              label={t('fields.days')}
              defaultValue={one.everyDay ? 'every' : 'business'}
              options={[
                { value: 'every', label: t('days.every') },
                { value: 'business', label: t('days.business') },
              ]}
            />
          </div>
        </fieldset>
      ))}
      <TrialResult />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="secondary" name="intent" value="try">
          {t('trial.button')}
        </SubmitButton>
        <SubmitButton name="intent" value="save">
          {t('save')}
        </SubmitButton>
        <LinkButton href="/settings/targets">{t('cancel')}</LinkButton>
      </div>
    </ActionForm>
  );
}
