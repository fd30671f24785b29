import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { SubmitButton } from '@/components/forms/submit-button';
import type { PersonRecord } from '@/lib/identity/queries/get-person';
import type { Proof } from '@/lib/shared/errors';
import { WhyNot } from '../../_components/why-not';
import { disable, enable, endSessions, resetSecondFactor, unbindFromProvider } from '../../actions';

export function AccessSection({ person, due }: { person: PersonRecord; due: Proof | null }) {
  const t = useTranslations('people.person');
  if (person.whyNotDisable) return <WhyNot why={person.whyNotDisable} action="person.disable" />;
  const id = <input type="hidden" name="personId" value={person.id} />;
  return (
    <div className="grid gap-4">
      <ActionForm action={endSessions} id="end" className="grid gap-2">
        {id}
        <p className="text-ink-muted">{t('endHint', { count: person.openSessions })}</p>
        <div>
          <SubmitButton variant="secondary">{t('endSessions')}</SubmitButton>
        </div>
      </ActionForm>
      <ActionForm action={resetSecondFactor} id="factors" className="grid gap-2">
        {id}
        <p className="text-ink-muted">{t('resetHint')}</p>
        <ConfirmField due={due} />
        <div>
          <SubmitButton variant="secondary">{t('resetFactors')}</SubmitButton>
        </div>
      </ActionForm>
      {person.providerBoundAt ? (
        <ActionForm action={unbindFromProvider} id="provider" className="grid gap-2">
          {id}
          <p className="text-ink-muted">{t('unbindHint')}</p>
          <ConfirmField due={due} />
          <div>
            <SubmitButton variant="secondary">{t('unbind')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
      {person.disabledAt ? (
        <ActionForm action={enable} id="enable" className="grid gap-2">
          {id}
          <p className="text-ink-muted">{t('enableHint')}</p>
          <ConfirmField due={due} />
          <div>
            <SubmitButton variant="secondary">{t('enable')}</SubmitButton>
          </div>
        </ActionForm>
      ) : (
        <ActionForm action={disable} id="disable" className="grid gap-2">
          {id}
          <p className="text-ink-muted">
            {t('disableHint')}
            {person.openInvitations > 0 ? ` ${t('disableInvitations', { count: person.openInvitations })}` : ''}
          </p>
          <ConfirmField due={due} />
          <div>
            <SubmitButton variant="danger">{t('disable')}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </div>
  );
}
