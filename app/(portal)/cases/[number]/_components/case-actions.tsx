import { getTranslations } from 'next-intl/server';
import type { FormAction } from '@/components/forms/action-form';
import { PolicyLink } from '@/components/policy/policy-link';
import { LinkButton } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { RefusedAction } from '@/components/ui/refused-action';
import type { CaseForm, CaseRecordView } from '@/lib/cases/queries/get-case';
import { labelled, leading } from '@/lib/i18n/formats';
import { ask, close, note, reopen, reply, resolve } from '../actions';
import { CaseMessageForm } from './case-message-form';

type Box = {
  form: CaseForm;
  action: FormAction;
  title: string;
  send: string;
  audience?: 'partner';
  hint?: string;
  isOptional?: boolean;
  isOpen?: boolean;
};

/** Everything that this person can do with the case now, each with who will see it; what is another's to do explains itself. */
export async function CaseActions({
  record,
  search,
}: {
  record: CaseRecordView;
  search: Record<string, string | undefined>;
}) {
  const t = await getTranslations('cases');
  const isCustomer = record.side === 'customer';
  const isResolved = record.state === 'resolved';
  const closeTitle = !isCustomer || record.isEnded ? 'close' : isResolved ? 'closeSolved' : 'closeGone';
  const boxes: Box[] = [
    { form: 'reply', action: reply, title: t('forms.reply'), send: t('forms.replySend'), isOpen: !isResolved },
    { form: 'ask', action: ask, title: t('forms.ask'), send: t('forms.askSend') },
    { form: 'note', action: note, title: t('forms.note'), send: t('forms.noteSend'), audience: 'partner' },
    {
      form: 'resolve',
      action: resolve,
      title: t('forms.resolve'),
      send: t('forms.resolveSend'),
      hint: t('forms.resolveHint'),
    },
    {
      form: 'close',
      action: close,
      title: t(`forms.${closeTitle}`),
      send: t('forms.closeSend'),
      isOptional: true,
      isOpen: record.isEnded || (isCustomer && isResolved),
    },
    {
      form: 'reopen',
      action: reopen,
      title: t(isCustomer && isResolved ? 'forms.notSolved' : 'forms.reopen'),
      send: t('forms.reopenSend'),
    },
  ];
  return (
    <div className="grid gap-2">
      {boxes
        .filter((box) => record.can[box.form].now)
        .map(({ title, isOpen = false, audience, ...box }) => (
          <Disclosure
            key={box.form}
            look="box"
            id={box.form}
            summary={title}
            isOpen={isOpen || search.form === box.form}
          >
            <CaseMessageForm {...box} audience={audience ?? 'partner_customer'} record={record} search={search} />
          </Disclosure>
        ))}
      <Escalate record={record} />
    </div>
  );
}

async function Escalate({ record }: { record: CaseRecordView }) {
  const t = await getTranslations('cases');
  const errors = await getTranslations('errors');
  const rules = await getTranslations('policy');
  const { now, why } = record.can.escalate;
  const label = t('escalation.escalate');
  if (record.escalateRefusal)
    return (
      <RefusedAction label={label} note={t('escalation.refused')}>
        <p>
          <strong>{leading(rules('ruleNamed', { rule: record.escalateRefusal.rule }))}</strong>
          {rules(`rules.${record.escalateRefusal.rule as 'P4'}`)}
        </p>
        <p className="mt-2">
          <PolicyLink to="case.escalate" />
        </p>
      </RefusedAction>
    );
  if (now) {
    const place = { customer: record.customer.id, service: record.service?.id ?? '', case: record.number };
    return (
      <div className="grid gap-1">
        <p>
          <LinkButton href={`/support-requests/new?${new URLSearchParams(place)}`}>{label}</LinkButton>
        </p>
        <p className="text-sm text-ink-muted">{t('escalation.escalateHint')}</p>
      </div>
    );
  }
  return why === 'escalation_open' ? (
    <p className="text-ink-muted">{labelled(label, errors('conflict.escalation_open'))}</p>
  ) : null;
}
