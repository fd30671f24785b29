import { useLocale, useTranslations } from 'next-intl';
import { Disclosure } from '@/components/ui/disclosure';
import { TextLink } from '@/components/ui/text-link';
import { formatDay, labelled } from '@/lib/i18n/formats';
import type { ServiceHealth } from '@/lib/service-health/queries';

const STEP = 4;
const HEIGHT = 24;
const LOOKS = {
  operational: { height: 8, look: 'fill-success-line forced-colors:fill-[GrayText]' },
  advisory: { height: 16, look: 'fill-warning forced-colors:fill-[CanvasText]' },
  incident: { height: HEIGHT, look: 'fill-danger forced-colors:fill-[CanvasText]' },
};

/** The last days of a service, one bar each: colour and height say what lay on it, and the list behind it says the same in words. */
export function HealthBar({ service }: { service: ServiceHealth }) {
  const t = useTranslations('incidents');
  const h = useTranslations('health');
  const locale = useLocale();
  const { days, name } = service;
  const touched = days.flatMap((day) => (day.state === 'operational' ? [] : [{ ...day, state: day.state }]));
  const incidents = touched.filter((day) => day.state === 'incident').length;
  const counts = { days: days.length, incidents, advisories: touched.length - incidents };
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <svg
        viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('bar.label', { service: name, ...counts })}
        className="h-6 w-full min-w-40"
      >
        {days.map((day, index) => (
          <rect
            key={day.date}
            x={index * STEP}
            y={HEIGHT - LOOKS[day.state].height}
            width={STEP - 1}
            height={LOOKS[day.state].height}
            className={LOOKS[day.state].look}
          >
            <title>
              {labelled(
                formatDay(new Date(day.date), locale, 'UTC'),
                day.state === 'operational' ? t('healthy') : h(day.state),
              )}
            </title>
          </rect>
        ))}
      </svg>
      {touched.length === 0 ? (
        <p className="text-sm text-ink-muted">{t('bar.none', { days: days.length })}</p>
      ) : (
        <Disclosure summary={<span className="text-sm">{t('bar.some', counts)}</span>}>
          <ul aria-label={t('bar.list', { service: name })} className="grid gap-1 text-sm">
            {touched.toReversed().map((day) => (
              <li key={day.date} className="flex flex-wrap gap-x-2">
                <time dateTime={day.date}>{formatDay(new Date(day.date), locale, 'UTC')}</time>
                <span>{h(day.state)}</span>
                {day.issueIds.map((id) => (
                  <TextLink key={id} href={`/service-health/${id}`}>
                    {id}
                  </TextLink>
                ))}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
