import { getLocale, getTranslations } from 'next-intl/server';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { AnyOf, SelectField, TextField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Section } from '@/components/ui/section';
import { formatWeekday } from '@/lib/i18n/formats';
import { zoneOptions } from '@/lib/i18n/zones';
import type { Roster } from '@/lib/partners/queries';
import { WEEKDAYS } from '@/lib/partners/schema';
import { putOnDuty, setZone } from '../actions';

export async function ShiftForm({ roster }: { roster: Roster }) {
  const t = await getTranslations('customers.roster');
  const locale = await getLocale();
  const labels = { personId: t('person'), weekdays: t('weekdays'), from: t('from'), to: t('to') };
  return (
    <Section title={t('add')} hint={t('toHint')}>
      <ActionForm action={putOnDuty} id="shift" labels={labels} className="grid max-w-3xl gap-4">
        <SelectField
          name="personId"
          label={t('person')}
          required
          options={[
            { value: '', label: '' },
            ...roster.people.map((person) => ({ value: person.id, label: person.name })),
          ]}
        />
        <AnyOf
          name="weekdays"
          label={t('weekdays')}
          columns={3}
          options={WEEKDAYS.map((day) => ({ value: day, label: formatWeekday(Number(day), locale) }))}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="from" type="time" label={t('from')} required defaultValue="08:00" />
          <TextField name="to" type="time" label={t('to')} required defaultValue="20:00" />
        </div>
        <div>
          <SubmitButton>{t('add')}</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}

export async function ZoneForm({ roster }: { roster: Roster }) {
  const t = await getTranslations('customers.roster');
  return (
    <Section title={t('zone')}>
      <ActionForm action={setZone} id="zone" labels={{ timeZone: t('zone') }} className="grid max-w-md gap-4">
        <SeenVersion version={roster.version} />
        <SelectField
          name="timeZone"
          label={t('zone')}
          defaultValue={roster.timeZone}
          options={zoneOptions(
            [...new Set([roster.timeZone, ...Intl.supportedValuesOf('timeZone')])],
            await getLocale(),
          )}
        />
        <div>
          <SubmitButton variant="secondary">{t('setZone')}</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}
