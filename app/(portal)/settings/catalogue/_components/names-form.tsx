import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm, type FormAction } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/fields';
import { FormKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { NAME_FIELDS } from '@/lib/catalogue/schema';
import { LOCALES, type Locale } from '@/lib/i18n/locales';

/** A topic's name in every language, which people read at once wherever the topic stands. */
export async function NamesForm({
  id,
  action,
  submit,
  formKey,
  names = [],
  children,
}: {
  id: string;
  action: FormAction;
  submit: string;
  formKey?: string;
  names?: [Locale, string][];
  children: ReactNode;
}) {
  const t = await getTranslations('catalogue');
  const language = await getTranslations('identity.languages');
  const labels = Object.fromEntries(
    LOCALES.map((locale) => [NAME_FIELDS[locale], t('nameIn', { language: language(locale) })]),
  );
  return (
    <ActionForm action={action} id={id} labels={labels} className="mt-2 grid gap-3">
      {formKey ? <FormKey value={formKey} /> : null}
      {children}
      <div className="grid gap-3 sm:grid-cols-2">
        {LOCALES.map((locale) => (
          <TextField
            key={locale}
            name={NAME_FIELDS[locale]}
            label={labels[NAME_FIELDS[locale]]}
            required
            maxLength={120}
            autoComplete="off"
            lang={locale}
            defaultValue={names.find(([one]) => one === locale)?.[1]}
          />
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{submit}</SubmitButton>
        <LinkButton href="/settings/catalogue">{t('cancel')}</LinkButton>
      </div>
    </ActionForm>
  );
}
