import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { MailTroubles } from '@/lib/notifications/queries/list-mail-troubles';
import { timeWords } from '@/lib/web/words';
import { eventWords } from '../../delivery/_components/event-words';
import { sendAgain, tellAgain } from '../actions';

export async function TroubleTable({ troubles, label }: { troubles: MailTroubles; label: string }) {
  const t = await getTranslations('notifications.troubles');
  const time = await timeWords();
  const event = await eventWords();
  const isMail = troubles.show !== 'parked';
  const causeOf = (said: string | null) => (said === 'interrupted' ? t('interrupted') : (said ?? t('nothingSaid')));
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>{t('event')}</Th>
          <Th>{t('when')}</Th>
          {isMail ? <Th>{t('for')}</Th> : null}
          <Th align="right">{t('attempts')}</Th>
          <Th>{t('said')}</Th>
          {troubles.canResend ? <Th>{t('action')}</Th> : null}
        </tr>
      </thead>
      <tbody>
        {troubles.rows.map((row) => (
          <Tr key={row.id}>
            <Td>{event(row.eventName)}</Td>
            <Td label={t('when')}>
              <RelativeTime instant={row.at} relative={time.relative(row.at)} absolute={time.absolute(row.at)} />
            </Td>
            {isMail ? (
              <Td label={t('for')}>
                <bdi>{row.organization ?? '–'}</bdi>
                <span className="block text-xs text-ink-muted wrap-anywhere">{row.domain}</span>
              </Td>
            ) : null}
            <Td label={t('attempts')} align="right">
              {row.attempts}
            </Td>
            <Td label={t('said')} className="wrap-anywhere">
              {causeOf(row.said)}
            </Td>
            {troubles.canResend ? (
              <Td>
                <ActionForm action={isMail ? sendAgain : tellAgain} id={`resend-${row.id}`}>
                  <input type="hidden" name="id" value={row.id} />
                  <SubmitButton variant="secondary" size="small">
                    {t('resend')}
                  </SubmitButton>
                </ActionForm>
              </Td>
            ) : null}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
