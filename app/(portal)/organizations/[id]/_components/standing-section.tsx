import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { TextArea } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Refusal } from '@/components/policy/refusal';
import { LinkButton } from '@/components/ui/button';
import { DefinitionList } from '@/components/ui/definition-list';
import { Disclosure } from '@/components/ui/disclosure';
import { Section } from '@/components/ui/section';
import { listColleaguesWith } from '@/lib/identity/queries';
import type { OrganizationView } from '@/lib/organizations/queries/get-organization';
import type { Role } from '@/lib/policy/actor';
import type { Proof } from '@/lib/shared/errors';
import { readScreen, requireShell } from '@/lib/web/screen';
import { timeWords } from '@/lib/web/words';
import { endAgreementOf, grantAgreementTo, liftArrearsOf, setArrearsOf } from '../actions';

const ADMINISTRATOR: readonly Role[] = ['administrator'];

const ACTIONS = {
  arrears: { set: setArrearsOf, end: liftArrearsOf },
  advanced_agreement: { set: grantAgreementTo, end: endAgreementOf },
};

/** A partner's arrears (P9), a customer's advanced agreement (P21): what runs, what it means, and the form that says otherwise. */
export async function StandingSection({
  record,
  isChanging,
  due,
}: {
  record: OrganizationView;
  isChanging: boolean;
  due: Proof | null;
}) {
  const t = await getTranslations('organizations');
  const time = await timeWords();
  const { standing, running } = record;
  const word = standing === 'arrears' ? 'arrears' : 'agreement';
  const act = running ? 'end' : 'set';
  const isDanger = act === 'set' && standing === 'arrears';
  const path = `/organizations/${record.id}`;
  return (
    <Section title={t(`${word}.title`)} hint={t(`${word}.hint`)} id="standing">
      {running ? (
        <DefinitionList
          items={[
            { term: t('since'), children: time.absolute(running.since) },
            { term: t('reason'), children: <bdi className="whitespace-pre-line">{running.reason}</bdi> },
            { term: t('setBy'), children: <bdi>{running.setBy ?? '–'}</bdi> },
          ]}
        />
      ) : (
        <p>{t(`${word}.none`)}</p>
      )}
      {record.can.change && isChanging ? (
        <ActionForm
          action={ACTIONS[standing][act]}
          id={`standing-${act}`}
          labels={{ reason: t('reason') }}
          className="grid max-w-2xl gap-3"
        >
          <input type="hidden" name="id" value={record.id} />
          <p>{t(`${word}.${act}Means`)}</p>
          <TextArea name="reason" label={t('reason')} hint={t(`${word}.reads`)} rows={3} required maxLength={1_000} />
          {standing === 'arrears' ? <ConfirmField due={due} /> : null}
          <div className="flex flex-wrap gap-2">
            <SubmitButton variant={isDanger ? 'danger' : 'primary'}>{t(`${word}.${act}`)}</SubmitButton>
            <LinkButton href={`${path}#standing`}>{t('cancel')}</LinkButton>
          </div>
        </ActionForm>
      ) : record.can.change ? (
        <p>
          <LinkButton href={`${path}?change=standing#standing`} variant={isDanger ? 'danger' : 'secondary'}>
            {t(`${word}.${act}`)}
          </LinkButton>
        </p>
      ) : (
        <WhoCan action={standing === 'arrears' ? 'arrears.change' : 'advanced_agreement.change'} />
      )}
    </Section>
  );
}

async function WhoCan({ action }: { action: 'arrears.change' | 'advanced_agreement.change' }) {
  const t = await getTranslations('organizations');
  const { actor } = await requireShell();
  const found = await readScreen((viewer) => listColleaguesWith(viewer, ADMINISTRATOR));
  return (
    <Disclosure summary={t('readOnly')}>
      <Refusal
        action={action}
        rule={action === 'arrears.change' ? 'P9' : 'P21'}
        side={actor.side}
        roles={ADMINISTRATOR}
        colleagues={'value' in found ? found.value : []}
        organization={actor.organizationName}
      />
    </Disclosure>
  );
}
