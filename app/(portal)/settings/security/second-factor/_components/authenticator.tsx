import { getTranslations } from 'next-intl/server';
import { AuthenticatorSetup } from '@/components/factors/authenticator-setup';
import { CodesOnce } from '@/components/factors/codes-once';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { Section } from '@/components/ui/section';
import type { getOwnFactors } from '@/lib/factors/queries';
import { timeWords } from '@/lib/web/words';
import { begin, confirm, remove } from '../actions';

export type OwnFactors = Awaited<ReturnType<typeof getOwnFactors>>;

/** The authenticator app: set up, put another in its place, taken away. */
export async function Authenticator({ factors }: { factors: OwnFactors }) {
  const t = await getTranslations('factors');
  const { day } = await timeWords();
  const { authenticatorSince: since, enrolment, proof } = factors;
  return (
    <Section
      id="authenticator"
      title={t('authenticator.title')}
      hint={since ? t('authenticator.since', { day: day(since) }) : t('authenticator.none')}
      commands={since ? <Badge tone="success">{t('on')}</Badge> : <Badge>{t('off')}</Badge>}
    >
      <ActionForm action={confirm} id="confirm-authenticator" labels={{ code: t('code') }}>
        <CodesOnce />
        {enrolment ? (
          <>
            <AuthenticatorSetup enrolment={enrolment} />
            <ConfirmField due={proof} />
            <div>
              <SubmitButton>{t('authenticator.confirm')}</SubmitButton>
            </div>
          </>
        ) : null}
      </ActionForm>
      {enrolment ? null : (
        <ActionForm action={begin} id="begin-authenticator">
          <ConfirmField due={proof} />
          <div>
            <SubmitButton variant={since ? 'secondary' : 'primary'}>
              {since ? t('authenticator.replace') : t('authenticator.begin')}
            </SubmitButton>
          </div>
        </ActionForm>
      )}
      {since && !enrolment ? (
        <Disclosure summary={t('authenticator.remove')}>
          <ActionForm action={remove} id="remove-authenticator">
            <p>{t('authenticator.removeHint')}</p>
            <ConfirmField due={proof} />
            <div>
              <SubmitButton variant="danger">{t('authenticator.remove')}</SubmitButton>
            </div>
          </ActionForm>
        </Disclosure>
      ) : null}
    </Section>
  );
}
