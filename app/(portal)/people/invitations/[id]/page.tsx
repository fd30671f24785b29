import { getLocale, getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DefinitionList } from '@/components/ui/definition-list';
import { Email } from '@/components/ui/email';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { formatList } from '@/lib/i18n/formats';
import { supportedLocale } from '@/lib/i18n/locales';
import { getInvitation } from '@/lib/identity/queries/get-invitation';
import { isUuid } from '@/lib/shared/ids';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';
import { AbsentPage } from '../../../_components/absent';
import { RefusedPage } from '../../../_components/refused';
import { PersonStateMark } from '../../_components/state-mark';
import { WhyNot } from '../../_components/why-not';
import { sendAgain, withdraw } from '../../actions';

type Props = { params: Promise<{ id: string }>; searchParams: Search };

export async function generateMetadata() {
  return { title: (await getTranslations('people'))('title') };
}

export default async function InvitationRecord({ params, searchParams }: Props) {
  const { id } = await params;
  if (!isUuid(id)) return <AbsentPage />;
  const t = await getTranslations('people');
  const identity = await getTranslations('identity');
  const screen = await readScreen((viewer) => getInvitation(viewer, id));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const invitation = screen.value;
  const { done } = await firstValues(searchParams);
  const time = await timeWords();
  const roles = invitation.roles.map((role) => identity(`roles.${role}`));
  const isOpen = invitation.state === 'invited' || invitation.state === 'expired';
  const said = done === 'made' ? t('invitation.sent') : done === 'again' ? t('invitation.sentAgain') : undefined;
  const key = <input type="hidden" name="id" value={invitation.id} />;
  return (
    <>
      <PageHeader
        title={t('invitation.title', { name: invitation.name })}
        crumbs={[{ href: '/people', label: t('title') }]}
        meta={<PersonStateMark state={invitation.state} />}
        commands={
          invitation.personId ? (
            <LinkButton href={`/people/${invitation.personId}`}>{t('invitation.openPerson')}</LinkButton>
          ) : null
        }
      />
      {isOpen ? (
        <Callout
          tone={['failed', 'no_server', 'unknown'].includes(invitation.fate) ? 'warning' : 'info'}
          role="status"
          title={said}
        >
          <p>{t(`invitation.fates.${invitation.fate}`)}</p>
          {invitation.fate === 'waiting' ? (
            <p>
              <TextLink href={`/people/invitations/${invitation.id}`}>{t('invitation.lookAgain')}</TextLink>
            </p>
          ) : null}
        </Callout>
      ) : null}
      <Section title={t('person.details')}>
        <DefinitionList
          items={[
            { term: t('person.email'), children: <Email address={invitation.email} /> },
            { term: t('person.roles'), children: formatList(roles, await getLocale()) },
            { term: t('invite.locale'), children: identity(`languages.${supportedLocale(invitation.locale)}`) },
            ...(invitation.by ? [{ term: t('invitation.by'), children: <bdi>{invitation.by}</bdi> }] : []),
            { term: t('invitation.at'), children: time.absolute(invitation.createdAt) },
            ...(isOpen && invitation.expiresAt
              ? [{ term: t('invitation.until'), children: time.absolute(invitation.expiresAt) }]
              : []),
          ]}
        />
      </Section>
      {isOpen && invitation.whyNot === 'global_admin' ? <WhyNot why="global_admin" action="person.invite" /> : null}
      {isOpen && invitation.whyNot === null ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <ActionForm action={sendAgain} id="again" className="grid content-start gap-2">
            {key}
            <p className="text-ink-muted">{t('invitation.againHint')}</p>
            <div>
              <SubmitButton variant="secondary">{t('invitation.again')}</SubmitButton>
            </div>
          </ActionForm>
          <ActionForm action={withdraw} id="withdraw" className="grid content-start gap-2">
            {key}
            <p className="text-ink-muted">{t('invitation.withdrawHint')}</p>
            <div>
              <SubmitButton variant="danger">{t('invitation.withdraw')}</SubmitButton>
            </div>
          </ActionForm>
        </div>
      ) : null}
    </>
  );
}
