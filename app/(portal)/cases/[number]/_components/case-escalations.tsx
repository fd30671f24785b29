import { getTranslations } from 'next-intl/server';
import { CustomerStateMark, StateMark } from '@/components/escalations/marks';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { TextArea } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { CaseRecordView } from '@/lib/cases/queries/get-case';
import type { EscalationState, StateLabel } from '@/lib/escalations/rules/states';
import { timeWords } from '@/lib/web/words';
import { tell } from '../actions';

type Escalation = CaseRecordView['escalations'][number];

/** Where the escalations of the case stand: for the customer no more than P22 allows; for the partner with the one act that is left to do. */
export async function CaseEscalations({ record }: { record: CaseRecordView }) {
  if (record.escalations.length === 0) return null;
  const t = await getTranslations('cases.escalation');
  return (
    <Section title={t('title')}>
      <div className="grid gap-4">
        {record.escalations.map((escalation) => (
          <EscalationLine
            key={escalation.number}
            escalation={escalation}
            caseNumber={record.number}
            isEnded={record.isEnded}
          />
        ))}
      </div>
    </Section>
  );
}

async function EscalationLine(props: { escalation: Escalation; caseNumber: string; isEnded: boolean }) {
  const { escalation, caseNumber, isEnded } = props;
  const t = await getTranslations('cases.escalation');
  const time = await timeWords();
  const at = (instant: Date) => <time dateTime={instant.toISOString()}>{time.absolute(instant)}</time>;
  const { filedAt, resolvedAt, closedAt, closingMessage } = escalation;
  const items = [
    ...(escalation.reader === 'customer'
      ? [{ term: t('summary'), children: <span className="whitespace-pre-wrap">{escalation.summary}</span> }]
      : []),
    { term: t('filed'), children: at(filedAt) },
    ...(resolvedAt ? [{ term: t('resolved'), children: at(resolvedAt) }] : []),
    ...(closedAt ? [{ term: t('closed'), children: at(closedAt) }] : []),
    ...(closingMessage
      ? [{ term: t('closing'), children: <span className="whitespace-pre-wrap">{closingMessage}</span> }]
      : []),
  ];
  // After the end it would be no message here: it is told where the escalation is.
  const isToTell = !isEnded && escalation.reader === 'partner' && escalation.state === 'resolved' && !escalation.isTold;
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {escalation.reader === 'partner' ? (
          <TextLink href={`/support-requests/${escalation.number}`} className="tabular-nums">
            {escalation.number}
          </TextLink>
        ) : (
          <span className="tabular-nums">{escalation.number}</span>
        )}
        <span>{escalation.serviceName}</span>
        {escalation.reader === 'partner' ? (
          <StateMark state={escalation.state as EscalationState} isOperator={false} />
        ) : (
          <CustomerStateMark state={escalation.state as StateLabel['customer']} />
        )}
      </p>
      <DefinitionList items={items} />
      {escalation.reader === 'partner' && escalation.isTold ? <p className="text-ink-muted">{t('told')}</p> : null}
      {isToTell ? (
        <ActionForm
          action={tell}
          id={`tell-${escalation.number}`}
          className="grid gap-3"
          labels={{ closingMessage: t('closing') }}
        >
          <p className="font-semibold">{t('notTold')}</p>
          <input type="hidden" name="number" value={escalation.number} />
          <input type="hidden" name="caseNumber" value={caseNumber} />
          <input type="hidden" name="how" value="portal" />
          <SeenVersion version={escalation.version} />
          <TextArea name="closingMessage" label={t('closing')} hint={t('tellHint')} required />
          <WhoSees />
          <div>
            <SubmitButton>{t('tell')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </div>
  );
}

async function WhoSees() {
  const t = await getTranslations('cases');
  return <p className="font-semibold">{t('whoSees', { audience: t('audiences.partner_customer') })}</p>;
}
