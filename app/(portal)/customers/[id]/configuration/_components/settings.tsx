import { getLocale, getTranslations } from 'next-intl/server';
import { OneOf, SelectField, TextArea, TextField } from '@/components/forms/fields';
import { formatCountry, sentences } from '@/lib/i18n/formats';
import type { TenantConfiguration } from '@/lib/tenant-config/queries';
import { RELEASE_PREFERENCES, type ReleasePreference } from '@/lib/tenant-config/schema';
import { PREFERRED_LANGUAGES, type Section } from '@/lib/tenant-config/schema/settings';
import { timeWords } from '@/lib/web/words';
import { saveContact, savePasswordPolicy, saveProfile, saveRelease } from '../actions';
import { SectionFrame } from './section-frame';
import { SettingForm } from './setting-form';
import { settingWords } from './setting-words';
import { SharingSettings } from './sharing-settings';

type Props = {
  configuration: TenantConfiguration;
  serviceId: string;
  search: Record<string, string | undefined>;
};

/** Every form of the tenant's settings (P2). */
export async function Settings({ configuration, serviceId, search }: Props) {
  const { settings, customer } = configuration;
  if (!settings) return null;
  const t = await getTranslations('configure');
  const tenant = await getTranslations('tenant');
  const words = await settingWords();
  const time = await timeWords();
  const locale = await getLocale();
  const view = (section: Section) => {
    const found = settings.sections.find((one) => one.section === section);
    if (!found) throw new Error(`no section ${section}`);
    return found;
  };
  const of = (section: Section) => {
    const one = view(section);
    return {
      frame: { configuration, view: one, serviceId, search },
      form: { view: one, customerId: customer.id, serviceId },
      is: (name: keyof typeof one.values) => one.values[name] ?? '',
    };
  };
  const [profile, contact, release, password] = [of('profile'), of('contact'), of('release'), of('password')];
  const { total, expired, soon, next } = settings.passwords;
  const preference = (release.is('release_preference') || 'standard') as ReleasePreference;
  const count =
    preference === 'targeted_selected' ? release.is('release_users').split('\n').filter(Boolean).length : total;
  const line = (name: 'street' | 'city' | 'state_province' | 'postal_code' | 'phone', more: object = {}) => (
    <TextField name={name} label={words.name(name)} defaultValue={profile.is(name)} {...more} />
  );
  const namesOf = (...names: Parameters<typeof words.name>[0][]) =>
    Object.fromEntries(names.map((name) => [name, words.name(name)]));
  return (
    <>
      <SectionFrame
        {...profile.frame}
        effect={sentences([t('effects.profile'), t('immutable')], locale)}
        fixed={[
          { term: t('settings.name'), children: customer.name },
          { term: t('settings.country'), children: formatCountry(settings.country, locale) },
        ]}
      >
        <SettingForm
          {...profile.form}
          action={saveProfile}
          labels={namesOf('street', 'city', 'state_province', 'postal_code', 'phone')}
        >
          {line('street', { autoComplete: 'street-address' })}
          <div className="grid gap-4 sm:grid-cols-3">
            {line('city')}
            {line('state_province')}
            {line('postal_code')}
          </div>
          {line('phone', { inputMode: 'tel' })}
        </SettingForm>
      </SectionFrame>
      <SectionFrame {...contact.frame} effect={t('effects.contact')}>
        <SettingForm
          {...contact.form}
          action={saveContact}
          labels={namesOf('technical_contact_email', 'preferred_language')}
        >
          <TextField
            name="technical_contact_email"
            label={words.name('technical_contact_email')}
            hint={t('hints.technical_contact_email')}
            defaultValue={contact.is('technical_contact_email')}
            inputMode="email"
            autoComplete="off"
            spellCheck={false}
          />
          <SelectField
            name="preferred_language"
            label={words.name('preferred_language')}
            hint={t('hints.preferred_language')}
            defaultValue={contact.is('preferred_language')}
            options={PREFERRED_LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))}
          />
        </SettingForm>
      </SectionFrame>
      <SectionFrame {...release.frame} effect={t('effects.release', { who: t(`firstTo.${preference}`, { count }) })}>
        <SettingForm {...release.form} action={saveRelease} labels={namesOf('release_preference', 'release_users')}>
          <OneOf
            name="release_preference"
            label={words.name('release_preference')}
            defaultValue={preference}
            options={RELEASE_PREFERENCES.map((value) => ({
              value,
              label: tenant(`releasePreferences.${value}`),
              description: t(`release.${value}`),
            }))}
          />
          <TextArea
            name="release_users"
            label={words.name('release_users')}
            hint={t('hints.release_users')}
            rows={3}
            spellCheck={false}
            defaultValue={release.is('release_users')}
          />
        </SettingForm>
      </SectionFrame>
      <SectionFrame
        {...password.frame}
        effect={
          password.is('password_validity_days')
            ? `${t('effects.password', { total, expired, soon })}${next ? ` ${t('effects.passwordNext', { when: time.absolute(next) })}` : ''}`
            : t('effects.passwordNever')
        }
      >
        <SettingForm
          {...password.form}
          action={savePasswordPolicy}
          labels={{
            expiry: t('expiry.label'),
            password_validity_days: t('validityDays'),
            password_notify_days: t('notifyDays'),
          }}
        >
          <OneOf
            name="expiry"
            label={t('expiry.label')}
            columns={2}
            defaultValue={password.is('password_validity_days') ? 'after' : 'never'}
            options={[
              { value: 'after', label: t('expiry.after'), description: t('expiry.afterHint') },
              { value: 'never', label: t('expiry.never'), description: t('expiry.neverHint') },
            ]}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              name="password_validity_days"
              label={t('validityDays')}
              hint={t('hints.password_validity_days')}
              inputMode="numeric"
              defaultValue={password.is('password_validity_days') || '90'}
            />
            <TextField
              name="password_notify_days"
              label={t('notifyDays')}
              hint={t('hints.password_notify_days')}
              inputMode="numeric"
              defaultValue={password.is('password_notify_days')}
            />
          </div>
        </SettingForm>
      </SectionFrame>
      <SharingSettings {...of('sharing')} />
    </>
  );
}
