import { getTranslations } from 'next-intl/server';
import { DefinitionList } from '@/components/ui/definition-list';
import { Panel } from '@/components/ui/panel';
import type { DeliverySettings } from '@/lib/delivery/queries';
import { timeWords } from '@/lib/web/words';
import { sendAgain } from '../actions';
import { eventWords } from './event-words';
import { AnswerMark, DeliveryMark } from './marks';
import { ResendForm } from './resend-form';

type Selected = NonNullable<DeliverySettings['selected']>;

/** One delivery: where it stands, and every attempt with what was answered. */
export async function AttemptsPanel({
  selected,
  canResend,
  closeHref,
}: {
  selected: Selected;
  canResend: boolean;
  closeHref: string;
}) {
  const t = await getTranslations('delivery');
  const time = await timeWords();
  const event = await eventWords();
  const { delivery, attempts } = selected;
  return (
    <Panel
      title={event(delivery.eventName)}
      closeHref={closeHref}
      closeLabel={t('attempt.close')}
      returnFocusId={`delivery-${delivery.id}`}
    >
      <DefinitionList
        items={[
          { term: t('columns.state'), children: <DeliveryMark row={delivery} /> },
          { term: t('columns.time'), children: time.absolute(delivery.createdAt) },
          { term: t('columns.number'), children: delivery.number ?? '–' },
          { term: t('attempt.id'), children: <code className="text-sm">{delivery.id}</code> },
        ]}
      />
      {canResend && !delivery.isTargetRemoved ? (
        <ResendForm
          id={delivery.id}
          action={sendAgain}
          isParked={delivery.state === 'parked'}
          formId={`look-resend-${delivery.id}`}
        />
      ) : null}
      <h3 className="text-base">{t('attempt.title')}</h3>
      {attempts.length === 0 ? <p>{t('attempt.none')}</p> : null}
      <ol className="flex flex-col gap-3">
        {attempts.map((one) => (
          <li key={one.id} className="flex flex-col gap-1 rounded-md border px-3 py-2">
            <span className="font-semibold">{t('attempt.of', { attempt: one.attempt })}</span>
            <span className="text-sm text-ink-muted">
              {time.absolute(one.at)} · {t('attempt.took', { ms: one.durationMs })}
            </span>
            <span>
              <AnswerMark status={one.status} error={one.error} />
            </span>
            {one.responseExcerpt ? (
              <pre className="whitespace-pre-wrap text-sm wrap-anywhere">
                <span className="sr-only">{t('attempt.answer')}: </span>
                {one.responseExcerpt}
              </pre>
            ) : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
