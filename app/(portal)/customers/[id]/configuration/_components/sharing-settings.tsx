import { getLocale, getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import { AnyOf, OneOf } from '@/components/forms/fields';
import { Callout } from '@/components/ui/callout';
import { sentences } from '@/lib/i18n/formats';
import { SHARING_LEVELS } from '@/lib/tenant-config/schema';
import { SETTINGS } from '@/lib/tenant-config/schema/settings';
import { saveSharing } from '../actions';
import { SectionFrame } from './section-frame';
import { SettingForm } from './setting-form';
import { settingWords } from './setting-words';

type Props = {
  frame: Omit<ComponentProps<typeof SectionFrame>, 'effect' | 'children'>;
  form: Omit<ComponentProps<typeof SettingForm>, 'action' | 'labels' | 'children'>;
};

const BOTH = ['sharepoint_sharing', 'onedrive_sharing'] as const;

/** How far files are shared outside: OneDrive never wider than SharePoint, and wider only with a word about where data may go. */
export async function SharingSettings({ frame, form }: Props) {
  const t = await getTranslations('configure');
  const tenant = await getTranslations('tenant');
  const words = await settingWords();
  const { values, mayChange } = form.view;
  return (
    <SectionFrame {...frame} effect={sentences([t('effects.sharing'), t('oneDriveRule')], await getLocale())}>
      <SettingForm
        {...form}
        action={saveSharing}
        labels={{
          sharepoint_sharing: words.name('sharepoint_sharing'),
          onedrive_sharing: words.name('onedrive_sharing'),
          acknowledged: t('acknowledge'),
        }}
      >
        {BOTH.map((name) =>
          mayChange.includes(name) ? (
            <OneOf
              key={name}
              name={name}
              label={words.name(name)}
              columns={2}
              defaultValue={values[name] ?? null}
              options={SHARING_LEVELS.map((value) => ({
                value,
                label: tenant(`sharingLevels.${value}`),
                description: t(`levels.${value}`),
              }))}
            />
          ) : (
            <p key={name}>
              {t('onlyOne', {
                service: frame.configuration.serviceNames[SETTINGS[name].serviceId] ?? SETTINGS[name].serviceId,
                level: words.value(name, values[name]),
              })}
            </p>
          ),
        )}
        <Callout tone="warning" title={t('leavesChina')}>
          <p>{t('leavesChinaText')}</p>
        </Callout>
        <AnyOf
          name="acknowledged"
          label={t('leavesChina')}
          options={[{ value: 'on', label: t('acknowledge'), description: t('acknowledgeHint') }]}
        />
      </SettingForm>
    </SectionFrame>
  );
}
