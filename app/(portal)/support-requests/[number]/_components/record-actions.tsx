import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm, type FormAction, SeenVersion } from '@/components/forms/action-form';
import { OneOf, TextArea } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Disclosure } from '@/components/ui/disclosure';
import type { EscalationView, RecordAction } from '@/lib/escalations/queries/get-escalation';
import { JUDGEMENTS, TOLD_HOW } from '@/lib/escalations/schema';
import { ask, close, judge, note, reopen, reply, resolve, severity, take, tell, withdraw } from '../actions';
import { MessageForm } from './message-form';

/** Everything that this person can do with the request now, each with who will see it. */
export async function RecordActions({
  record,
  search,
}: {
  record: EscalationView;
  search: Record<string, string | undefined>;
}) {
  const t = await getTranslations('requests');
  const cases = await getTranslations('cases');
  const errors = await getTranslations('errors');
  const isOperator = record.side === 'operator';
  const of = (action: RecordAction) => record.can.find((one) => one.action === action);
  const isNow = (action: RecordAction) => of(action)?.now ?? false;
  const whyNot = (action: RecordAction) => {
    const why = of(action)?.why;
    return why && why !== 'not_in_this_state' ? errors(`conflict.${why}`) : null;
  };
  const shared = t('whoSees', { audience: t('audiences.operator_partner') });
  const own = t('whoSees', { audience: t(isOperator ? 'audiences.operator' : 'audiences.partner') });
  const message = (form: string, action: FormAction, send: string, whoSees: string, hint?: string) => (
    <MessageForm
      form={form}
      action={action}
      record={record}
      send={send}
      whoSees={whoSees}
      hint={hint}
      search={search}
    />
  );
  const plain = (id: string, action: FormAction, children: ReactNode) => (
    <ActionForm action={action} id={id} className="grid gap-3">
      <input type="hidden" name="number" value={record.number} />
      <SeenVersion version={record.version} />
      {children}
    </ActionForm>
  );
  const box = (name: string, title: string, body: ReactNode, isOpen = false) => (
    <Disclosure look="box" id={name} summary={title} isOpen={isOpen || search.form === name}>
      {body}
    </Disclosure>
  );
  const severities = record.severityChoices.map((choice) => ({
    value: choice.severity,
    label: t(`severities.${choice.severity}`),
    description: t(`promises.${record.kind as 'technical'}.${choice.severity}`),
    refusal: choice.refusal ? errors(choice.refusal) : undefined,
  }));
  return (
    <div className="grid gap-2">
      {isNow('take') && !record.isMine
        ? plain(
            'take',
            take,
            <div>
              <SubmitButton>{t('forms.take')}</SubmitButton>
            </div>,
          )
        : null}
      {isNow('set_severity')
        ? box(
            'severity',
            t('forms.severity'),
            plain(
              'severity',
              severity,
              <>
                <OneOf
                  name="severity"
                  label={t('forms.severity')}
                  required
                  defaultValue={record.severity ?? record.proposedSeverity}
                  options={severities}
                />
                <TextArea
                  name="reason"
                  label={t('forms.severityReason')}
                  hint={t('forms.severityReasonHint')}
                  rows={2}
                />
                <p className="font-semibold">{shared}</p>
                <div>
                  <SubmitButton>{t('forms.severitySend')}</SubmitButton>
                </div>
              </>,
            ),
            record.severity === null,
          )
        : null}
      {isNow('reply')
        ? box('reply', t('forms.reply'), message('reply', reply, t('forms.replySend'), shared), true)
        : null}
      {isNow('ask_partner')
        ? box('ask', t('forms.ask'), message('ask', ask, t('forms.askSend'), shared, t('forms.askHint')))
        : null}
      {isNow('note') ? box('note', t('forms.note'), message('note', note, t('forms.noteSend'), own)) : null}
      {isNow('judge')
        ? box(
            'judge',
            t('forms.judge'),
            plain(
              'judge',
              judge,
              <>
                <OneOf
                  name="judgement"
                  label={t('record.judgement')}
                  required
                  defaultValue={record.judgement}
                  options={JUDGEMENTS.map((value) => ({ value, label: t(`judgements.${value}`) }))}
                />
                <TextArea
                  name="reason"
                  label={t('forms.judgeReason')}
                  required
                  rows={2}
                  defaultValue={record.judgementReason ?? ''}
                />
                <p className="font-semibold">{own}</p>
                <div>
                  <SubmitButton>{t('forms.judgeSend')}</SubmitButton>
                </div>
              </>,
            ),
          )
        : null}
      {isNow('resolve')
        ? box(
            'resolve',
            t('forms.resolve'),
            message('resolve', resolve, t('forms.resolveSend'), shared, t('forms.resolveHint')),
          )
        : null}
      {isNow('tell_customer')
        ? box(
            'tell',
            t('forms.tell'),
            plain(
              'tell',
              tell,
              <>
                <OneOf
                  name="how"
                  label={t('forms.tellHow')}
                  required
                  columns={2}
                  defaultValue={record.caseNumber ? 'portal' : null}
                  options={TOLD_HOW.map((value) => ({ value, label: t(`toldHow.${value}`) }))}
                />
                <TextArea
                  name="closingMessage"
                  label={t('record.closingMessage')}
                  hint={
                    record.caseNumber
                      ? cases('escalation.tellHere', { number: record.caseNumber })
                      : t('forms.tellHint')
                  }
                  required
                  defaultValue={record.closingMessage ?? ''}
                />
                <p className="font-semibold">{t('whoSees', { audience: t('audiences.partner_customer') })}</p>
                <div>
                  <SubmitButton>{t('forms.tellSend')}</SubmitButton>
                </div>
              </>,
            ),
            !record.isCustomerTold,
          )
        : null}
      {isNow('close')
        ? plain(
            'close',
            close,
            <>
              <p className="text-ink-muted">{t('forms.closeHint')}</p>
              <div>
                <SubmitButton>{t('forms.close')}</SubmitButton>
              </div>
            </>,
          )
        : null}
      {of('close') && !isNow('close') && whyNot('close') && record.state === 'resolved' ? (
        <p className="text-ink-muted">{t('labelled', { label: t('forms.close'), text: whyNot('close') ?? '' })}</p>
      ) : null}
      {isNow('reopen')
        ? box('reopen', t('forms.reopen'), message('reopen', reopen, t('forms.reopenSend'), shared))
        : null}
      {isNow('withdraw')
        ? box('withdraw', t('forms.withdraw'), message('withdraw', withdraw, t('forms.withdrawSend'), shared))
        : null}
    </div>
  );
}
