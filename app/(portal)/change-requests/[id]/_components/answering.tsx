import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActionForm, type FormAction, SeenVersion } from '@/components/forms/action-form';
import { SelectField, TextArea, TextField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Disclosure } from '@/components/ui/disclosure';
import type { RequestView } from '@/lib/subscriptions/queries/get-change-request';
import { amend, decline, execute, withdraw } from '../actions';

/** What this person can answer now: partner's people do it, offer something else or decline; the customer takes it back. */
export function Answering({ request }: { request: RequestView }) {
  const t = useTranslations('subscriptions');
  const { subscription, offered } = request;
  const may = (act: RequestView['can'][number]) => request.can.includes(act);
  const form = (id: string, action: FormAction, children: ReactNode) => (
    <ActionForm action={action} id={id} className="grid gap-3">
      <input type="hidden" name="id" value={request.id} />
      <SeenVersion version={request.version} />
      {children}
    </ActionForm>
  );
  const reads = <p className="font-semibold">{t('request.customerReads')}</p>;
  const isOther = request.kind === 'other';
  return (
    <div className="grid gap-2">
      {may('execute') && !request.why ? (
        <Disclosure look="box" id="doing" summary={t(isOther ? 'request.executed' : 'request.execute')} isOpen>
          {form(
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
              />
              {reads}
              <div>
                <SubmitButton>{t(isOther ? 'request.executed' : 'request.execute')}</SubmitButton>
              </div>
            </>,
          )}
        </Disclosure>
      ) : null}
      {may('amend') ? (
        <Disclosure look="box" id="amending" summary={t('request.amend')}>
          {form(
            'amend',
            amend,
            <>
              <p className="text-ink-muted">{t('request.amendHint')}</p>
              {request.kind === 'upgrade' ? (
                <SelectField
                  name="offerId"
                  label={t('change.offer')}
                  defaultValue={offered.offerId ?? ''}
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
                  defaultValue={String(offered.quantity ?? '')}
                />
              )}
              <TextArea name="words" label={t('request.words')} rows={3} required />
              {reads}
              <div>
                <SubmitButton>{t('request.amendSend')}</SubmitButton>
              </div>
            </>,
          )}
        </Disclosure>
      ) : null}
      {may('decline') ? (
        <Disclosure look="box" id="declining" summary={t('request.decline')}>
          {form(
            'decline',
            decline,
            <>
              <TextArea name="words" label={t('request.words')} rows={3} required />
              {reads}
              <div>
                <SubmitButton variant="danger">{t('request.declineSend')}</SubmitButton>
              </div>
            </>,
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
