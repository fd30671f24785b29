import { getTranslations } from 'next-intl/server';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import type { DeliverySettings } from '@/lib/delivery/queries';
import { timeWords } from '@/lib/web/words';
import { sendAgain } from '../actions';
import { eventWords } from './event-words';
import { AnswerMark, DeliveryMark } from './marks';
import { ResendForm } from './resend-form';

export async function DeliveryTable({
  settings,
  hrefOf,
}: {
  settings: DeliverySettings;
  hrefOf: (id: string) => string;
}) {
  const t = await getTranslations('delivery');
  const time = await timeWords();
  const event = await eventWords();
  const isOfAll =
    settings.target === null && (settings.targets.length > 1 || settings.rows.some((row) => row.isTargetRemoved));
  return (
    <Table label={t('list.title')}>
      <thead>
        <tr>
          <Th>{t('columns.event')}</Th>
          {isOfAll ? <Th>{t('form.title')}</Th> : null}
          <Th>{t('columns.time')}</Th>
          <Th>{t('columns.number')}</Th>
          <Th>{t('columns.state')}</Th>
          <Th align="right">{t('columns.attempts')}</Th>
          <Th>{t('columns.last')}</Th>
          {settings.can.resend ? <Th>{t('columns.action')}</Th> : null}
        </tr>
      </thead>
      <tbody>
        {settings.rows.map((row) => (
          <Tr key={row.id} isCurrent={row.id === settings.selected?.delivery.id}>
            <Td>
              <RowLink id={`delivery-${row.id}`} href={hrefOf(row.id)} scroll={false}>
                {event(row.eventName)}
              </RowLink>
            </Td>
            {isOfAll ? (
              <Td label={t('form.title')}>
                <bdi>{row.targetName}</bdi>
                {row.isTargetRemoved ? (
                  <span className="block text-xs text-ink-muted">{t('remove.removed')}</span>
                ) : null}
              </Td>
            ) : null}
            <Td label={t('columns.time')}>
              <RelativeTime
                instant={row.createdAt}
                relative={time.relative(row.createdAt)}
                absolute={time.absolute(row.createdAt)}
              />
            </Td>
            <Td label={t('columns.number')}>{row.number ?? '–'}</Td>
            <Td label={t('columns.state')}>
              <DeliveryMark row={row} />
              {row.state === 'pending' && row.attempts > 0 && !row.isBeingSent ? (
                <span className="block text-xs text-ink-muted">
                  {t('nextAttempt', { when: time.relative(row.dueAt) })}
                </span>
              ) : null}
            </Td>
            <Td label={t('columns.attempts')} align="right">
              {row.attempts}
            </Td>
            <Td label={t('columns.last')}>
              <AnswerMark status={row.lastStatus} error={row.lastError} />
            </Td>
            {settings.can.resend ? (
              <Td>
                <ResendForm id={row.id} action={sendAgain} isParked={row.state === 'parked' && !row.isTargetRemoved} />
              </Td>
            ) : null}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
