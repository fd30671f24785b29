import { getTranslations } from 'next-intl/server';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Section } from '@/components/ui/section';
import type { CalendarYear } from '@/lib/escalations/queries/promises';
import { announce } from '../actions';

/** Says that the year is as announced, or takes that back. */
export async function Announcement({ calendar }: { calendar: CalendarYear }) {
  const t = await getTranslations('calendars');
  const standing = calendar.isProvisional ? 'announced' : 'provisional';
  const year = String(calendar.year);
  return (
    <Section title={t('announcement.title', { year })} hint={t(`announcement.${standing}Hint`)}>
      <ActionForm action={announce} id="announce" className="grid gap-3">
        <SeenVersion version={calendar.version} />
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="standing" value={standing} />
        <div>
          <SubmitButton variant="secondary">{t(`announcement.${standing}`)}</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}
