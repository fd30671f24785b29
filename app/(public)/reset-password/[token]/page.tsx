import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { NewPassword } from '@/components/forms/new-password';
import { SubmitButton } from '@/components/forms/submit-button';
import { AuthLayout } from '@/components/layout/auth-layout';
import { findReset } from '@/lib/identity/reset-password';
import { LinkOver, stateOfLink } from '../../_components/link-over';
import { LanguageChoice } from '../../sign-in/_components/language-choice';
import { resetHere } from './actions';

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('people'))('reset.title') };
}

export default async function ChooseNewPassword({ params }: Props) {
  const { token } = await params;
  const t = await getTranslations('people');
  const found = await findReset(token);
  const language = <LanguageChoice page={`/reset-password/${token}`} />;
  if (found?.state !== 'open') {
    const state = found?.state === 'withdrawn' ? 'unknown' : stateOfLink(found?.state);
    return (
      <AuthLayout brandName="Liaison" title={t(`links.${state}.title`)} languageForm={language}>
        <LinkOver state={state} isReset />
      </AuthLayout>
    );
  }
  return (
    <AuthLayout brandName="Liaison" title={t('reset.title')} languageForm={language}>
      <p>{t('reset.for', { email: found.email })}</p>
      <ActionForm action={resetHere} id="reset" labels={{ password: t('password.new'), repeat: t('password.repeat') }}>
        <input type="hidden" name="secret" value={token} />
        <input type="hidden" name="username" autoComplete="username" value={found.email} />
        <NewPassword label={t('password.new')} hint={t('password.hint')} repeat={t('password.repeat')} />
        <SubmitButton>{t('reset.submit')}</SubmitButton>
      </ActionForm>
    </AuthLayout>
  );
}
