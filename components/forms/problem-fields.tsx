import { useLocale, useTranslations } from 'next-intl';
import { IMPACTS } from '@/lib/escalations/schema';
import { formatZone } from '@/lib/i18n/zones';
import { localInZone } from '@/lib/shared/zoned-time';
import { OneOf, TextArea, TextField } from './fields';

type Props = {
  /** What stands in the fields at first, by their names. */
  kept: Record<string, string | undefined>;
  hints: { title: string; description: string };
  timeZone: string;
  now: Date;
};

/** What is wrong, since when and whom it hits: asked alike of a customer with a case and of a partner that files a request. */
export function ProblemFields({ kept, hints, timeZone, now }: Props) {
  const t = useTranslations('filing.fields');
  const impact = useTranslations('requests.impacts');
  return (
    <>
      <TextField
        name="title"
        label={t('title')}
        hint={hints.title}
        required
        maxLength={200}
        defaultValue={kept.title}
      />
      <TextArea
        name="description"
        label={t('description')}
        hint={hints.description}
        required
        rows={5}
        defaultValue={kept.description}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="startedAt"
          type="datetime-local"
          label={t('startedAt')}
          hint={t('startedAtHint', { zone: formatZone(timeZone, useLocale()) })}
          required
          max={localInZone(now, timeZone)}
          defaultValue={kept.startedAt}
        />
        <TextField
          name="affectedCount"
          inputMode="numeric"
          label={t('affectedCount')}
          hint={t('affectedCountHint')}
          defaultValue={kept.affectedCount}
        />
      </div>
      <OneOf
        name="impact"
        label={t('impact')}
        required
        columns={3}
        defaultValue={kept.impact}
        options={IMPACTS.map((value) => ({ value, label: impact(value) }))}
      />
    </>
  );
}
