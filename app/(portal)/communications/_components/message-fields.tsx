import { useTranslations } from 'next-intl';
import { AnyOf, OneOf, SelectField, TextArea, TextField } from '@/components/forms/fields';
import { TAG_WORDS } from '@/components/message-center/marks';
import type { Writing } from '@/lib/message-center/queries/get-writing';
import { CATEGORIES, MAX_TITLE, SEVERITIES, WRITTEN_TAGS } from '@/lib/message-center/schema';

/** What a message is made of. */
export function MessageFields({ writing }: { writing: Writing }) {
  const t = useTranslations('communications.form');
  const words = useTranslations('messageCenter');
  const { fields } = writing;
  const zone = t('zone', { zone: writing.timeZone });
  return (
    <>
      <TextField name="title" label={t('title')} required maxLength={MAX_TITLE} defaultValue={fields.title} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField name="category" label={t('category')} required defaultValue={fields.category ?? ''}>
          <option value="" />
          {CATEGORIES.map((value) => (
            <option key={value} value={value}>
              {words(`categories.${value}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="severity"
          label={t('severity')}
          required
          defaultValue={fields.severity}
          options={SEVERITIES.map((value) => ({ value, label: words(`severities.${value}`) }))}
        />
      </div>
      <AnyOf
        name="services"
        label={t('services')}
        hint={t(writing.isPublished ? 'servicesNarrower' : 'servicesHint')}
        columns={3}
        defaultValue={fields.services}
        options={writing.services.map((one) => ({ value: one.id, label: one.name }))}
      />
      <AnyOf
        name="tags"
        label={t('tags')}
        hint={t(writing.isPublished ? 'tagsNarrower' : 'tagsHint')}
        columns={3}
        defaultValue={fields.tags}
        options={WRITTEN_TAGS.map((value) => ({ value, label: words(`tags.${TAG_WORDS[value]}`) }))}
      />
      <AnyOf
        name="isMajorChange"
        label={words('tags.majorUpdate')}
        defaultValue={fields.isMajorChange}
        options={[{ value: 'on', label: t('major'), description: t('majorHint') }]}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          name="startsAt"
          type="datetime-local"
          label={t('startsAt')}
          hint={zone}
          required
          defaultValue={fields.startsAt}
        />
        <TextField
          name="endsAt"
          type="datetime-local"
          label={t('endsAt')}
          hint={t('optional')}
          defaultValue={fields.endsAt}
        />
        <TextField
          name="actBy"
          type="datetime-local"
          label={t('actBy')}
          hint={t('optional')}
          defaultValue={fields.actBy}
        />
      </div>
      <OneOf
        name="bodyType"
        label={t('bodyType')}
        columns={2}
        defaultValue={fields.bodyType}
        options={(['text', 'html'] as const).map((value) => ({
          value,
          label: t(`bodyTypes.${value}`),
          description: t(`bodyTypeHints.${value}`),
        }))}
      />
      <TextArea name="body" label={t('body')} hint={t('bodyHint')} required rows={14} defaultValue={fields.body} />
    </>
  );
}
