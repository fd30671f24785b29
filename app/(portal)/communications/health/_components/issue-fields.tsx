import { useLocale, useTranslations } from 'next-intl';
import { OneOf, TextArea, TextField } from '@/components/forms/fields';
import { formatZone } from '@/lib/i18n/zones';
import { CLASSIFICATIONS } from '@/lib/service-health/schema';
import { localInZone } from '@/lib/shared/zoned-time';

type Stands = {
  classification: string;
  title: string;
  impactDescription: string;
  startsAt: Date;
  feature: string | null;
  featureGroup: string | null;
};

/** What an issue says of itself: the same fields when it is new and when it is corrected. */
export function IssueFields({
  issue,
  kept = {},
  now,
  timeZone,
}: {
  issue: Stands | null;
  kept?: Record<string, string>;
  now: Date;
  timeZone: string;
}) {
  const t = useTranslations('incidents.writing');
  const h = useTranslations('health');
  const hints = { incident: t('incidentHint'), advisory: t('advisoryHint') };
  const standsSince = issue ? localInZone(issue.startsAt, timeZone) : undefined;
  return (
    <>
      <OneOf
        name="classification"
        label={t('classification')}
        required
        columns={2}
        stands={issue?.classification}
        defaultValue={kept.classification ?? issue?.classification}
        options={CLASSIFICATIONS.map((value) => ({ value, label: h(value), description: hints[value] }))}
      />
      <TextField
        name="title"
        label={t('issueTitle')}
        required
        maxLength={200}
        stands={issue?.title}
        defaultValue={kept.title ?? issue?.title}
      />
      <TextArea
        name="impactDescription"
        label={t('impact')}
        required
        rows={3}
        stands={issue?.impactDescription}
        defaultValue={kept.impactDescription ?? issue?.impactDescription}
      />
      <TextField
        name="startedAt"
        type="datetime-local"
        label={t('startedAt')}
        hint={t('zone', { zone: formatZone(timeZone, useLocale()) })}
        required
        max={localInZone(now, timeZone)}
        stands={standsSince}
        defaultValue={kept.startedAt ?? standsSince}
        className="max-w-sm"
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name="featureGroup"
          label={t('featureGroup')}
          maxLength={100}
          stands={issue?.featureGroup}
          defaultValue={kept.featureGroup ?? issue?.featureGroup ?? ''}
        />
        <TextField
          name="feature"
          label={t('feature')}
          maxLength={100}
          stands={issue?.feature}
          defaultValue={kept.feature ?? issue?.feature ?? ''}
        />
      </div>
    </>
  );
}

/** The words of a form's fields, for what is said above it when some are wrong. */
export function useIssueLabels() {
  const t = useTranslations('incidents.writing');
  return {
    classification: t('classification'),
    title: t('issueTitle'),
    impactDescription: t('impact'),
    startedAt: t('startedAt'),
    endedAt: t('endedAt'),
    feature: t('feature'),
    featureGroup: t('featureGroup'),
    status: t('status'),
    postType: t('postType'),
    body: t('body'),
  };
}
