import { useTranslations } from 'next-intl';
import { StateDot } from '@/components/ui/state-dot';

export function KindMark({ kind }: { kind: 'holiday' | 'workday' }) {
  const t = useTranslations('calendars');
  return <StateDot tone={kind === 'holiday' ? 'danger' : 'info'}>{t(`kinds.${kind}`)}</StateDot>;
}
