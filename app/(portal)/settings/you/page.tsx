import { getLocale, getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { AnyOf, SelectField } from '@/components/forms/fields';
import { Saved } from '@/components/forms/saved';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { Badge } from '@/components/ui/badge';
import { LOCALES } from '@/lib/i18n/locales';
import { zoneOptions } from '@/lib/i18n/zones';
import { TIME_ZONES } from '@/lib/identity/schema';
import { requireShell } from '@/lib/web/screen';
import { savePreferences, saveShortcuts } from './actions';

export async function generateMetadata() {
  return { title: (await getTranslations('identity'))('settings') };
}

export default async function YourSettings() {
  const { actor, hasShortcuts } = await requireShell();
  const keys = await getTranslations('keys');
  const t = await getTranslations('identity');
  return (
    <>
      <PageHeader
        title={t('settings')}
        meta={
          <>
            {actor.email}
            {actor.roles.map((role) => (
              <Badge key={role}>{t(`roles.${role}`)}</Badge>
            ))}
          </>
        }
      />
      <div className="max-w-md rounded border border-line bg-surface p-4">
        <ActionForm
          action={savePreferences}
          id="preferences"
          labels={{ locale: t('language'), timeZone: t('timeZone') }}
        >
          <SelectField
            name="locale"
            label={t('language')}
            hint={t('languageHint')}
            defaultValue={actor.locale}
            options={LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }))}
          />
          <SelectField
            name="timeZone"
            label={t('timeZone')}
            defaultValue={actor.timeZone}
            options={zoneOptions(TIME_ZONES, await getLocale())}
          />
          <SubmitButton>{t('save')}</SubmitButton>
          <Saved text={t('saved')} />
        </ActionForm>
      </div>
      <div className="max-w-md rounded border border-line bg-surface p-4">
        <ActionForm action={saveShortcuts} id="shortcuts" labels={{ shortcuts: keys('choice') }}>
          <AnyOf
            name="shortcuts"
            label={keys('choice')}
            defaultValue={hasShortcuts ? 'on' : ''}
            options={[{ value: 'on', label: keys('on'), description: keys('onText') }]}
          />
          <SubmitButton>{keys('save')}</SubmitButton>
          <Saved text={keys('saved')} />
        </ActionForm>
      </div>
    </>
  );
}
