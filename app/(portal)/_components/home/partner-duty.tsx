import { getLocale, getTranslations } from 'next-intl/server';
import { TextLink } from '@/components/ui/text-link';
import { formatList } from '@/lib/i18n/formats';
import { dutyNow } from '@/lib/partners/queries';
import { readScreen } from '@/lib/web/screen';

/** Who of the partner is on duty, and whether anybody is around the clock (P11). */
export async function DutyNow() {
  const t = await getTranslations('cockpit');
  const locale = await getLocale();
  const screen = await readScreen(dutyNow);
  const duty = 'value' in screen ? screen.value : null;
  if (!duty) return null;
  const people = duty.people.map(({ name, phone }) => (phone ? `${name} (${phone})` : name));
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
      <span>{people.length ? t('duty', { names: formatList(people, locale) }) : t('nobodyOnDuty')}</span>
      {duty.hasGaps ? <span className="font-semibold text-warning">{t('dutyGaps')}</span> : null}
      <TextLink href="/partner/roster">{t('roster')}</TextLink>
    </p>
  );
}
