import { getTranslations } from 'next-intl/server';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { OneOf, TextField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import type { CalendarYear } from '@/lib/escalations/queries/promises';
import { DAY_KINDS } from '@/lib/escalations/schema/promises';
import { TrialResult } from '../../_components/trial-result';
import { saveDays } from '../actions';

/** One day or several in a row. The year as it stands is beside it, so that after somebody else's change both are in sight. */
export async function DaysForm({
  calendar,
  search,
}: {
  calendar: CalendarYear;
  search: Record<string, string | undefined>;
}) {
  const t = await getTranslations('calendars');
  const year = String(calendar.year);
  const range = { min: `${year}-01-01`, max: `${year}-12-31` };
  const kept = calendar.days.find((day) => day.date === search.day);
  const labels = { from: t('fields.from'), to: t('fields.to'), kind: t('fields.kind'), name: t('fields.name') };
  return (
    <ActionForm action={saveDays} id="days" labels={labels} className="grid gap-4">
      <SeenVersion version={calendar.version} />
      <input type="hidden" name="year" value={year} />
      <div className="grid max-w-2xl items-end gap-4 sm:grid-cols-2">
        <TextField name="from" type="date" label={labels.from} required defaultValue={kept?.date} {...range} />
        <TextField name="to" type="date" label={labels.to} hint={t('fields.toHint')} {...range} />
      </div>
      <OneOf
        name="kind"
        label={labels.kind}
        required
        columns={3}
        defaultValue={kept ? 'usual' : 'holiday'}
        options={DAY_KINDS.map((kind) => ({
          value: kind,
          label: t(`kinds.${kind}`),
          description: t(`kindHints.${kind}`),
        }))}
      />
      <TextField
        name="name"
        label={labels.name}
        hint={t('fields.nameHint')}
        maxLength={60}
        className="max-w-2xl"
        defaultValue={kept?.name}
      />
      <TrialResult />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="secondary" name="intent" value="try">
          {t('trial.button')}
        </SubmitButton>
        <SubmitButton name="intent" value="save">
          {t('save')}
        </SubmitButton>
        <LinkButton href={`/settings/calendar?year=${year}`}>{t('cancel')}</LinkButton>
      </div>
    </ActionForm>
  );
}
