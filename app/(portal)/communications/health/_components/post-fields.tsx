import { useTranslations } from 'next-intl';
import { SelectField, TextArea } from '@/components/forms/fields';
import { type HealthStatus, POST_TYPES } from '@/lib/service-health/schema';

/** A post: the status that the issue has after it, what kind it is, and its words. */
export function PostFields({
  statuses,
  status,
  kept,
  label,
}: {
  statuses: readonly HealthStatus[];
  status: HealthStatus | undefined;
  kept: Record<string, string>;
  label: string;
}) {
  const t = useTranslations('incidents');
  const h = useTranslations('health');
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          name="status"
          label={t('writing.status')}
          defaultValue={statuses.find((one) => one === kept.status) ?? status}
          options={statuses.map((value) => ({ value, label: h(`statuses.${value}`) }))}
        />
        <SelectField
          name="postType"
          label={t('writing.postType')}
          defaultValue={kept.postType ?? 'regular'}
          options={POST_TYPES.map((value) => ({ value, label: t(`postTypes.${value}`) }))}
        />
      </div>
      <TextArea name="body" label={label} required rows={4} defaultValue={kept.body} />
    </>
  );
}
