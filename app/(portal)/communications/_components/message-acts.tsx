import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm, type FormAction, SeenVersion } from '@/components/forms/action-form';
import { TextArea } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Section } from '@/components/ui/section';
import { labelled } from '@/lib/i18n/formats';
import type { Communication } from '@/lib/message-center/queries/get-communication';
import type { WritingAct } from '@/lib/message-center/rules/writing';
import { approve, publish, recall, sendBack, submit, withdraw } from '../actions';
import { RefusedAct } from './refused-act';

const FORMS: Partial<Record<WritingAct, FormAction>> = { submit, recall, approve, publish };
const WITH_REASON: Partial<Record<WritingAct, FormAction>> = { return: sendBack, withdraw };

/** What can be done with a message in its state, by this person; what is another role's says whose. */
export async function MessageActs({ message }: { message: Communication }) {
  const t = await getTranslations('communications.acts');
  const errors = await getTranslations('errors.conflict');
  const open = message.can.filter((one) => one.why !== 'not_in_this_state');
  if (open.length === 0) return null;
  const form = (act: WritingAct, action: FormAction, children: ReactNode) => (
    <ActionForm action={action} id={act} className="grid gap-3" labels={{ reason: t('reason') }}>
      <input type="hidden" name="id" value={message.id} />
      <SeenVersion version={message.version} />
      {children}
    </ActionForm>
  );
  const oneOf = ({ act, action, isAllowed, why }: Communication['can'][number]) => {
    if (!isAllowed) return <RefusedAct key={act} label={t(act)} action={action} />;
    if (why)
      return (
        <p key={act} className="text-ink-muted">
          {labelled(t(act), errors(why))}
        </p>
      );
    if (act === 'revise' || act === 'update')
      return (
        <div key={act}>
          <LinkButton href={`/communications/${message.id}/edit`}>{t(act)}</LinkButton>
        </div>
      );
    const withReason = WITH_REASON[act];
    if (withReason)
      return (
        <Disclosure key={act} look="box" summary={t(act)}>
          {form(
            act,
            withReason,
            <>
              <TextArea name="reason" label={t('reason')} hint={t(`hints.${act as 'return'}`)} required rows={3} />
              <div>
                <SubmitButton variant="secondary">{t(act)}</SubmitButton>
              </div>
            </>,
          )}
        </Disclosure>
      );
    const action2 = FORMS[act];
    return action2 ? (
      <div key={act}>
        {form(
          act,
          action2,
          <>
            {t.has(`hints.${act as 'return'}`) ? (
              <p className="text-ink-muted">{t(`hints.${act as 'return'}`)}</p>
            ) : null}
            <div>
              <SubmitButton variant={act === 'recall' ? 'secondary' : 'primary'}>{t(act)}</SubmitButton>
            </div>
          </>,
        )}
      </div>
    ) : null;
  };
  const { customers, readers, isMore } = message.audience;
  return (
    <Section title={t('title')} id="acts">
      {message.state === 'published' ? null : (
        <p className="font-semibold">
          {t(isMore ? 'whoReadsMore' : 'whoReads', { customers: customers.length, readers })}
        </p>
      )}
      <div className="grid gap-3">{open.map(oneOf)}</div>
    </Section>
  );
}
