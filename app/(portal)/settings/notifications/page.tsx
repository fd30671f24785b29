import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { AnyOf } from '@/components/forms/fields';
import { Saved } from '@/components/forms/saved';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { getChoices } from '@/lib/notifications/queries/get-choices';
import { readScreen } from '@/lib/web/screen';
import { RefusedPage } from '../../_components/refused';
import { saveChoices } from './actions';

export async function generateMetadata() {
  return { title: (await getTranslations('notifications'))('title') };
}

export default async function NotificationSettings() {
  const t = await getTranslations('notifications');
  const screen = await readScreen(getChoices);
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const { choices, email, isMailbox } = screen.value;
  return (
    <>
      <PageHeader title={t('title')} description={t('intro', { email })} />
      {isMailbox ? (
        <Callout className="max-w-2xl" commands={<TextLink href="/mailbox">{t('openMailbox')}</TextLink>}>
          <p>{t('inMailbox')}</p>
        </Callout>
      ) : null}
      {choices.length ? (
        <div className="max-w-2xl rounded-lg border bg-surface p-4">
          <ActionForm action={saveChoices} id="notifications" labels={{ mails: t('legend') }}>
            <AnyOf
              name="mails"
              label={t('legend')}
              defaultValue={choices
                .filter((choice) => choice.byMail)
                .map((choice) => choice.kind)
                .join(',')}
              options={choices.map(({ kind }) => ({
                value: kind,
                label: t(`kinds.${kind}.label`),
                description: t(`kinds.${kind}.hint`),
              }))}
            />
            <SubmitButton>{t('save')}</SubmitButton>
            <Saved text={t('saved')} />
          </ActionForm>
        </div>
      ) : (
        <EmptyState title={t('none')} />
      )}
    </>
  );
}
