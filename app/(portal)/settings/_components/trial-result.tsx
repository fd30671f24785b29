'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useFormDone } from '@/components/forms/action-form';
import { Callout } from '@/components/ui/callout';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { TriedBreach } from '@/lib/escalations/rules/trial';
import { formatInstant } from '@/lib/i18n/formats';

type Said = {
  tried: number;
  breaches: number;
  breachesBefore: number;
  listed: (Omit<TriedBreach, 'filedAt' | 'promisedAt' | 'dueAt'> & {
    filedAt: string;
    promisedAt: string;
    dueAt: string;
  })[];
};

/** What the form around it would have meant for the newest requests, which it was tried on; nothing was saved. */
export function TrialResult({ timeZone, canRead }: { timeZone: string; canRead: boolean }) {
  const t = useTranslations('calendars');
  const locale = useLocale();
  const done = useFormDone()?.trial;
  if (!done) return null;
  const trial = JSON.parse(done) as Said;
  const at = (instant: string) => formatInstant(new Date(instant), locale, timeZone);
  return (
    <div className="grid min-w-0 gap-3">
      <Callout tone="info" role="status" title={t('trial.title', { count: trial.breaches, tried: trial.tried })}>
        <p>{t('trial.before', { count: trial.breachesBefore })}</p>
        <p>{t('trial.nothingSaved')}</p>
      </Callout>
      {trial.listed.length ? (
        <Table label={t('trial.list')} isLabelShown>
          <thead>
            <tr>
              <Th>{t('trial.number')}</Th>
              <Th>{t('trial.severity')}</Th>
              <Th>{t('trial.filed')}</Th>
              <Th>{t('trial.promised')}</Th>
              <Th>{t('trial.due')}</Th>
              <Th>{t('trial.outcome')}</Th>
            </tr>
          </thead>
          <tbody>
            {trial.listed.map((one) => (
              <Tr key={one.number}>
                <Td>
                  {canRead ? (
                    <TextLink look="plain" href={`/support-requests/${one.number}`}>
                      {one.number}
                    </TextLink>
                  ) : (
                    one.number
                  )}
                </Td>
                <Td label={t('trial.severity')}>
                  {t(`row.${one.severity.toLowerCase()}_${one.kind}` as 'row.a_technical')}
                </Td>
                <Td label={t('trial.filed')}>{at(one.filedAt)}</Td>
                <Td label={t('trial.promised')}>{at(one.promisedAt)}</Td>
                <Td label={t('trial.due')}>{at(one.dueAt)}</Td>
                <Td label={t('trial.outcome')}>
                  {one.isBreach ? (one.wasBreach ? t('trial.still') : t('trial.new')) : t('trial.healed')}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </div>
  );
}
