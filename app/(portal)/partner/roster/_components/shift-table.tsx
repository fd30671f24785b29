import { getLocale, getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { formatWeekday } from '@/lib/i18n/formats';
import type { Roster } from '@/lib/partners/queries';
import { dayAndTime } from '@/lib/partners/rules/roster';
import { dropShift } from '../actions';

/** The shifts of the week in their order; who may arrange them takes one off here. */
export async function ShiftTable({ roster }: { roster: Roster }) {
  const t = await getTranslations('customers.roster');
  const locale = await getLocale();
  if (roster.shifts.length === 0) return <p className="text-ink-muted">{t('noShifts')}</p>;
  return (
    <Table label={t('shifts')}>
      <thead>
        <tr>
          <Th>{t('day')}</Th>
          <Th>{t('time')}</Th>
          <Th>{t('person')}</Th>
          {roster.mayArrange ? (
            <Th>
              <span className="sr-only">{t('remove')}</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {roster.shifts.map((shift) => {
          const start = (shift.weekday - 1) * 1_440 + shift.startsMinute;
          const [from, to] = [dayAndTime(start), dayAndTime(start + shift.minutes)];
          const day = formatWeekday(shift.weekday, locale);
          const end = to.weekday === from.weekday ? to.time : `${formatWeekday(to.weekday, locale)} ${to.time}`;
          const time = t('gap', { from: from.time, to: end });
          return (
            <Tr key={shift.id}>
              <Td label={t('day')}>{day}</Td>
              <Td label={t('time')}>{time}</Td>
              <Td label={t('person')}>
                <bdi>{shift.person.name}</bdi>
                {shift.isCounted ? null : <span className="block text-xs text-danger">{t('disabled')}</span>}
              </Td>
              {roster.mayArrange ? (
                <Td>
                  <ActionForm action={dropShift} id={`drop-${shift.id}`}>
                    <input type="hidden" name="id" value={shift.id} />
                    <div>
                      <SubmitButton variant="quiet" size="small">
                        {t('remove')}
                        <span className="sr-only">
                          {' '}
                          {t('removeWhich', { person: shift.person.name, when: `${day} ${time}` })}
                        </span>
                      </SubmitButton>
                    </div>
                  </ActionForm>
                </Td>
              ) : null}
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
