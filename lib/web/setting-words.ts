import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/i18n/locales';
import type { ReleasePreference, SharingLevel } from '@/lib/tenant-config/schema';
import type { PREFERRED_LANGUAGES, Section, SettingName } from '@/lib/tenant-config/schema/settings';
import { messagesIn } from '@/messages';

/** Settings, their forms and their values in words. */
export function settingWordsIn(locale: Locale) {
  const t = createTranslator({ namespace: 'configure', locale, messages: messagesIn(locale) });
  const tenant = createTranslator({ namespace: 'tenant', locale, messages: messagesIn(locale) });
  const name = (setting: SettingName): string => {
    switch (setting) {
      case 'technical_contact_email':
        return tenant('technicalContact');
      case 'release_preference':
        return tenant('releasePreference');
      case 'password_validity_days':
        return tenant('passwordExpiry');
      case 'sharepoint_sharing':
        return tenant('sharePoint');
      case 'onedrive_sharing':
        return tenant('oneDrive');
      default:
        return t(`settings.${setting}`);
    }
  };
  const section = (one: Section): string => {
    if (one === 'profile') return tenant('organization');
    if (one === 'release') return tenant('releasePreference');
    if (one === 'sharing') return tenant('sharing');
    return t(`sections.${one}`);
  };
  const value = (setting: SettingName, text: string | null | undefined): string => {
    if (setting === 'password_validity_days') return text ? tenant('days', { days: Number(text) }) : tenant('never');
    if (!text) return tenant('notSet');
    switch (setting) {
      case 'preferred_language':
        return t(`languages.${text as (typeof PREFERRED_LANGUAGES)[number]}`);
      case 'release_preference':
        return tenant(`releasePreferences.${text as ReleasePreference}`);
      case 'release_users':
        return text.split('\n').join(', ');
      case 'password_notify_days':
        return t('days', { days: Number(text) });
      case 'sharepoint_sharing':
      case 'onedrive_sharing':
        return tenant(`sharingLevels.${text as SharingLevel}`);
      default:
        return text;
    }
  };
  return { name, section, value };
}
