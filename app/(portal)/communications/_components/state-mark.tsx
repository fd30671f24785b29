import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import type { MessageState } from '@/lib/message-center/schema';

const TONES: Record<MessageState, Tone> = {
  draft: 'neutral',
  in_review: 'warning',
  approved: 'info',
  published: 'success',
  withdrawn: 'neutral',
};

export function WritingStateMark({ state }: { state: MessageState }) {
  const t = useTranslations('communications.states');
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}
