import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { DeliverySettings } from '@/lib/delivery/queries';
import { timeWords } from '@/lib/web/words';
import { prepareAgain } from '../actions';
import { eventWords } from './event-words';
import { ResendForm } from './resend-form';

/** Events of which nothing could be made, and why. */
export async function ParkedEvents({ settings }: { settings: DeliverySettings }) {
  const t = await getTranslations('delivery');
  const time = await timeWords();
  const event = await eventWords();
  return (
    <Section title={t('unmade.title')} hint={t('unmade.hint')} isPlain>
      <Table label={t('unmade.title')}>
        <thead>
          <tr>
            <Th>{t('columns.event')}</Th>
            <Th>{t('columns.time')}</Th>
            <Th>{t('columns.number')}</Th>
            <Th>{t('unmade.reason')}</Th>
            {settings.can.resend ? <Th>{t('columns.action')}</Th> : null}
          </tr>
        </thead>
        <tbody>
          {settings.parkedEvents.map((one) => (
            <Tr key={one.id}>
              <Td>{event(one.name)}</Td>
              <Td label={t('columns.time')}>{time.absolute(one.at)}</Td>
              <Td label={t('columns.number')}>{one.number ?? '–'}</Td>
              <Td label={t('unmade.reason')} className="wrap-anywhere">
                {one.lastError}
              </Td>
              {settings.can.resend ? (
                <Td>
                  <ResendForm id={one.id} action={prepareAgain} />
                </Td>
              ) : null}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
