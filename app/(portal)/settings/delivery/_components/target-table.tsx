import { getLocale, getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';
import { StateDot } from '@/components/ui/state-dot';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { DeliverySettings } from '@/lib/delivery/queries';
import { formatList } from '@/lib/i18n/formats';
import { timeWords } from '@/lib/web/words';
import { eventWords } from './event-words';
import { AnswerMark } from './marks';
import { ResendParked } from './resend-parked';
import { TestForm } from './test-form';

const NAMED = 3;
const PATH = '/settings/delivery';

/** Every receiver: where it is, what it wants, whether it is sent to, and what can be done with it. */
export async function TargetTable({ settings }: { settings: DeliverySettings }) {
  const t = await getTranslations('delivery');
  const locale = await getLocale();
  const time = await timeWords();
  const event = await eventWords();
  const { can } = settings;
  const wants = (events: string[]) => {
    const named = formatList(events.slice(0, NAMED).map(event), locale);
    return events.length > NAMED ? t('targets.andMore', { named, count: events.length - NAMED }) : named;
  };
  return (
    <Table label={t('targets.title')}>
      <thead>
        <tr>
          <Th>{t('form.name')}</Th>
          <Th>{t('form.events')}</Th>
          <Th>{t('form.state')}</Th>
          <Th align="right">{t('states.parked')}</Th>
          <Th>{t('targets.lastTest')}</Th>
          <Th>{t('columns.action')}</Th>
        </tr>
      </thead>
      <tbody>
        {settings.targets.map((target) => (
          <Tr key={target.id} isCurrent={target.id === settings.target?.id}>
            <Td>
              <TextLink look="plain" href={`${PATH}?target=${target.id}`}>
                <bdi>{target.name}</bdi>
              </TextLink>
              <span className="block text-xs text-ink-muted wrap-anywhere">{new URL(target.url).host}</span>
            </Td>
            <Td label={t('form.events')}>{wants(target.events)}</Td>
            <Td label={t('form.state')}>
              <StateDot tone={target.isEnabled ? 'success' : 'neutral'}>
                {target.isEnabled ? t('form.on') : t('form.off')}
              </StateDot>
            </Td>
            <Td label={t('states.parked')} align="right">
              {time.number(target.parked)}
            </Td>
            <Td label={t('targets.lastTest')}>
              {target.tested && target.testedAt ? (
                <>
                  <AnswerMark status={target.tested.status} error={target.tested.error} />
                  <span className="block text-xs text-ink-muted">{time.absolute(target.testedAt)}</span>
                </>
              ) : (
                t('targets.neverTested')
              )}
            </Td>
            <Td>
              <div className="flex flex-col items-start gap-2">
                <LinkButton size="small" href={`${PATH}?target=${target.id}#target`}>
                  {can.configure ? t('targets.edit') : t('targets.look')}
                  <span className="sr-only">: {target.name}</span>
                </LinkButton>
                {can.configure ? (
                  <LinkButton size="small" href={`${PATH}?target=${target.id}&remove=1#target-section`}>
                    {t('remove.open')}
                    <span className="sr-only">: {target.name}</span>
                  </LinkButton>
                ) : null}
                {can.configure ? <TestForm id={target.id} name={target.name} /> : null}
                {can.resend && target.parked > 0 ? <ResendParked id={target.id} name={target.name} /> : null}
              </div>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
