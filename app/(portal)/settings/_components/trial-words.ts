import { getLocale, getTranslations } from 'next-intl/server';
import type { Trial } from '@/lib/escalations/rules/trial';
import { formatInstant } from '@/lib/i18n/formats';
import { requireShell } from '@/lib/web/screen';

export type ShownTrial = {
  title: string;
  before: string;
  nothingSaved: string;
  list: string;
  columns: string[];
  rows: { number: string; href: string | null; cells: string[] }[];
};

/** What a trial came to, in the reader's words: the form that shows it has none of its own. */
export async function trialWords(trial: Trial): Promise<ShownTrial> {
  const t = await getTranslations('calendars');
  const locale = await getLocale();
  const { actor, can } = await requireShell();
  const at = (instant: Date) => formatInstant(instant, locale, actor.timeZone);
  const columns = ['number', 'severity', 'filed', 'promised', 'due', 'outcome'] as const;
  return {
    title: t('trial.title', { count: trial.breaches, tried: trial.tried }),
    before: t('trial.before', { count: trial.breachesBefore }),
    nothingSaved: t('trial.nothingSaved'),
    list: t('trial.list'),
    columns: columns.map((name) => t(`trial.${name}`)),
    rows: trial.listed.map((one) => ({
      number: one.number,
      href: can['escalation.view'] ? `/support-requests/${one.number}` : null,
      cells: [
        t(`row.${one.severity === 'A' ? 'a' : one.severity === 'B' ? 'b' : 'c'}_${one.kind}` as 'row.a_technical'),
        at(one.filedAt),
        at(one.promisedAt),
        at(one.dueAt),
        one.isBreach ? (one.wasBreach ? t('trial.still') : t('trial.new')) : t('trial.healed'),
      ],
    })),
  };
}
