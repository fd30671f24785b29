import { useLocale, useTranslations } from 'next-intl';
import { AnyOf, OneOf, SelectField, TextArea, TextField } from '@/components/forms/fields';
import { TAG_WORDS } from '@/components/message-center/marks';
import { formatZone } from '@/lib/i18n/zones';
import type { Writing } from '@/lib/message-center/queries/get-writing';
import { CATEGORIES, MAX_TITLE, SEVERITIES, WRITTEN_TAGS } from '@/lib/message-center/schema';

/** What a message is made of. */
export function MessageFields({ writing }: { writing: Writing }) {
  const t = useTranslations('communications.form');
  const words = useTranslations('messageCenter');
  const { fields, stands } = writing;
  const zone = t('zone', { zone: formatZone(writing.timeZone, useLocale()) });
  return (
    <>
      <TextField
        name="title"
        label={t('title')}
        required
        maxLength={MAX_TITLE}
        stands={stands?.title}
        defaultValue={fields.title}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="category"
          label={t('category')}
          required
          stands={stands?.category}
          defaultValue={fields.category ?? ''}
          options={[
            { value: '', label: '' },
            ...CATEGORIES.map((value) => ({ value, label: words(`categories.${value}`) })),
          ]}
        />
        <SelectField
          name="severity"
          label={t('severity')}
          required
          stands={stands?.severity}
          defaultValue={fields.severity}
          options={SEVERITIES.map((value) => ({ value, label: words(`severities.${value}`) }))}
        />
      </div>
      <AnyOf
        name="services"
        label={t('services')}
        hint={t(writing.isPublished ? 'servicesNarrower' : 'servicesHint')}
        columns={3}
        stands={stands?.services}
        defaultValue={fields.services}
        options={writing.services.map((one) => ({ value: one.id, label: one.name }))}
      />
      <AnyOf
        name="tags"
        label={t('tags')}
        hint={t(writing.isPublished ? 'tagsNarrower' : 'tagsHint')}
        columns={3}
        stands={stands?.tags}
        defaultValue={fields.tags}
        options={WRITTEN_TAGS.map((value) => ({ value, label: words(`tags.${TAG_WORDS[value]}`) }))}
      />
      <AnyOf
        name="isMajorChange"
        label={words('tags.majorUpdate')}
        stands={stands?.isMajorChange}
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
          stands={stands?.startsAt}
          defaultValue={fields.startsAt}
        />
        <TextField
          name="endsAt"
          type="datetime-local"
          label={t('endsAt')}
          hint={t('optional')}
          stands={stands?.endsAt}
          defaultValue={fields.endsAt}
        />
        <TextField
          name="actBy"
          type="datetime-local"
          label={t('actBy')}
          hint={t('optional')}
          stands={stands?.actBy}
          defaultValue={fields.actBy}
        />
      </div>
      <OneOf
        name="bodyType"
        label={t('bodyType')}
        columns={2}
        stands={stands?.bodyType}
        defaultValue={fields.bodyType}
        options={(['text', 'html'] as const).map((value) => ({
          value,
          label: t(`bodyTypes.${value}`),
          description: t(`bodyTypeHints.${value}`),
        }))}
      />
      <TextArea
        name="body"
        label={t('body')}
        hint={t('bodyHint')}
        required
        rows={14}
        stands={stands?.body}
        defaultValue={fields.body}
      />
    </>
  );
}
