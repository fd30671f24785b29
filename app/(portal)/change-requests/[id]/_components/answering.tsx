import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActionForm, type FormAction, SeenVersion } from '@/components/forms/action-form';
import { Autosave } from '@/components/forms/autosave';
import { SelectField, TextArea, TextField } from '@/components/forms/fields';
import { FormKey, HeldKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { Disclosure } from '@/components/ui/disclosure';
import type { RequestView } from '@/lib/subscriptions/queries/get-change-request';
import { amend, decline, execute, keepAnswer, withdraw } from '../actions';

type AnswerForm = keyof RequestView['typed'];

/** What this person can answer now: partner's people do it, offer something else or decline; the customer takes it back. */
export function Answering({ request }: { request: RequestView }) {
  const t = useTranslations('subscriptions');
  const { subscription, offered } = request;
  const isOther = request.kind === 'other';
  const labels = { words: t('request.words'), quantity: t('change.quantity'), offerId: t('change.offer') };
  const may = (act: RequestView['can'][number]) => request.can.includes(act);
  const form = (id: string, action: FormAction, children: ReactNode) => (
    <ActionForm action={action} id={id} className="grid gap-3" labels={labels}>
      <input type="hidden" name="id" value={request.id} />
      <SeenVersion version={request.version} />
      {children}
    </ActionForm>
  );
  // What is typed into an answer is kept on the server until it is sent, and found again.
  const answer = (id: AnswerForm, action: FormAction, children: ReactNode, send: ReactNode) => (
    <HeldKey formKey={request.typed[id].key} sentKeys={request.typed[id].sentKeys}>
      {form(
        id,
        action,
        <>
          <input type="hidden" name="form" value={id} />
          <FormKey value={request.typed[id].key} />
          {children}
          <p className="font-semibold">{t('request.customerReads')}</p>
          <div className="flex flex-wrap items-center gap-3">
            {send}
            <Autosave keep={keepAnswer} text={t('asking.draftKept')} failed={t('asking.draftFailed')} />
          </div>
        </>,
      )}
    </HeldKey>
  );
  const kept = (id: AnswerForm) => request.typed[id].kept;
  return (
    <div className="grid gap-2">
      {may('execute') && !request.why ? (
        <Disclosure look="box" id="doing" summary={t(isOther ? 'request.executed' : 'request.execute')} isOpen>
          {answer(
            'execute',
            execute,
            <>
              <input type="hidden" name="subscriptionVersion" value={subscription.version} />
              <p className="text-ink-muted">{t(isOther ? 'request.executeOther' : 'request.executeHint')}</p>
              <TextArea
                name="words"
                label={t(isOther ? 'request.words' : 'request.wordsOptional')}
                rows={2}
                required={isOther}
                defaultValue={kept('execute').words ?? ''}
              />
            </>,
            <SubmitButton>{t(isOther ? 'request.executed' : 'request.execute')}</SubmitButton>,
          )}
        </Disclosure>
      ) : null}
      {may('amend') ? (
        <Disclosure look="box" id="amending" summary={t('request.amend')} isOpen={Boolean(kept('amend').words)}>
          {answer(
            'amend',
            amend,
            <>
              <p className="text-ink-muted">{t('request.amendHint')}</p>
              {request.kind === 'upgrade' ? (
                <SelectField
                  name="offerId"
                  label={t('change.offer')}
                  defaultValue={kept('amend').offerId ?? offered.offerId ?? ''}
                  options={request.targets.map((target) => ({ value: target.id, label: target.offerName }))}
                />
              ) : (
                <TextField
                  name="quantity"
                  label={t('change.quantity')}
                  hint={t('change.quantityHint', { assigned: subscription.assigned, most: subscription.maxQuantity })}
                  inputMode="numeric"
                  autoComplete="off"
                  required
                  defaultValue={kept('amend').quantity ?? String(offered.quantity ?? '')}
                />
              )}
              <TextArea
                name="words"
                label={t('request.words')}
                rows={3}
                required
                defaultValue={kept('amend').words ?? ''}
              />
            </>,
            <SubmitButton>{t('request.amendSend')}</SubmitButton>,
          )}
        </Disclosure>
      ) : null}
      {may('decline') ? (
        <Disclosure look="box" id="declining" summary={t('request.decline')} isOpen={Boolean(kept('decline').words)}>
          {answer(
            'decline',
            decline,
            <TextArea
              name="words"
              label={t('request.words')}
              rows={3}
              required
              defaultValue={kept('decline').words ?? ''}
            />,
            <SubmitButton variant="danger">{t('request.declineSend')}</SubmitButton>,
          )}
        </Disclosure>
      ) : null}
      {may('withdraw')
        ? form(
            'withdraw',
            withdraw,
            <>
              <p className="text-ink-muted">{t('request.withdrawHint')}</p>
              <div>
                <SubmitButton variant="secondary">{t('request.withdraw')}</SubmitButton>
              </div>
            </>,
          )
        : null}
    </div>
  );
}
