import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { AuthLayout } from '@/components/layout/auth-layout';
import { TextLink } from '@/components/ui/text-link';
import { firstValues, type Search } from '@/lib/web/search';
import { LanguageChoice } from '../sign-in/_components/language-choice';
import { askHere } from './actions';

export async function generateMetadata() {
  return { title: (await getTranslations('people'))('reset.title') };
}

export default async function ResetPassword({ searchParams }: { searchParams: Search }) {
  const { asked } = await firstValues(searchParams);
  const t = await getTranslations('people');
  const isAsked = asked === 'yes';
  return (
    <AuthLayout
      brandName="Liaison"
      title={t(isAsked ? 'reset.asked' : 'reset.title')}
      languageForm={<LanguageChoice page="/reset-password" />}
    >
      {isAsked ? (
        <p role="status">{t('reset.askedText')}</p>
      ) : (
        <>
          <p>{t('reset.ask')}</p>
          <ActionForm action={askHere} id="ask" labels={{ email: t('person.email') }}>
            <TextField name="email" label={t('person.email')} type="email" autoComplete="username" required />
            <SubmitButton>{t('reset.send')}</SubmitButton>
          </ActionForm>
        </>
      )}
      <p>
        <TextLink href="/sign-in">{t('links.toSignIn')}</TextLink>
      </p>
    </AuthLayout>
  );
}
