import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import { type Category, type MessageSeverity, TAGS, type Tag, UPDATED_TAG } from '@/lib/message-center/schema';

const CATEGORY_TONES: Record<Category, Tone> = {
  preventOrFixIssue: 'warning',
  planForChange: 'info',
  stayInformed: 'neutral',
};
const SEVERITY_TONES: Record<MessageSeverity, Tone> = { normal: 'neutral', high: 'warning', critical: 'danger' };
/** Graph's words for a tag, and ours. */
export const TAG_WORDS = {
  'Admin impact': 'adminImpact',
  'Data privacy': 'dataPrivacy',
  'Feature update': 'featureUpdate',
  'Major update': 'majorUpdate',
  'New feature': 'newFeature',
  Retirement: 'retirement',
  'User impact': 'userImpact',
  'Updated message': 'updatedMessage',
} as const satisfies Record<Tag, string>;
const TAG_TONES: Partial<Record<Tag, Tone>> = {
  'Major update': 'accent',
  'Data privacy': 'note',
  Retirement: 'warning',
  [UPDATED_TAG]: 'info',
};

export function CategoryMark({ category }: { category: Category }) {
  const t = useTranslations('messageCenter.categories');
  return <Badge tone={CATEGORY_TONES[category]}>{t(category)}</Badge>;
}

export function SeverityMark({ severity }: { severity: MessageSeverity }) {
  const t = useTranslations('messageCenter.severities');
  return <Badge tone={SEVERITY_TONES[severity]}>{t(severity)}</Badge>;
}

type Tagged = { tags: readonly string[]; isMajorChange: boolean; isDataPrivacy: boolean };

/** A message's tags, with those that Graph says by a property of its own; a tag that we do not know stands as it came. */
export function TagMarks({ tags, isMajorChange, isDataPrivacy }: Tagged) {
  const t = useTranslations('messageCenter.tags');
  const flags = [...(isMajorChange ? ['Major update'] : []), ...(isDataPrivacy ? ['Data privacy'] : [])];
  return (
    <span className="flex flex-wrap gap-1">
      {[...new Set([...flags, ...tags])].map((name) => {
        const tag = TAGS.find((one) => one === name);
        return (
          <Badge key={name} tone={tag ? TAG_TONES[tag] : undefined}>
            {tag ? t(TAG_WORDS[tag]) : name}
          </Badge>
        );
      })}
    </span>
  );
}
