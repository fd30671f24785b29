import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import { type CaseSide, type CaseState, caseTurn } from '@/lib/cases/rules/states';

const TONES: Record<CaseState, Tone> = {
  open: 'accent',
  waiting_for_customer: 'info',
  resolved: 'success',
  closed: 'neutral',
};

/** A case's state, whose turn it is by name, and in a colour of its own when it is the reader's. Open after the end of the relation it is nobody's. */
export function CaseMark({
  state,
  side,
  partner,
  customer,
  isEnded,
}: {
  state: CaseState;
  side: CaseSide;
  partner: string;
  customer: string;
  isEnded: boolean;
}) {
  const t = useTranslations('cases');
  if (isEnded && state !== 'closed') return <Badge tone="neutral">{t('states.ended')}</Badge>;
  const isYours = caseTurn(state) === side;
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Badge tone={isYours && state !== 'resolved' ? 'warning' : TONES[state]}>
        {t(`states.${state}`, { partner, customer })}
      </Badge>
      {isYours ? <Badge tone="warning">{t('turn.yours')}</Badge> : null}
    </span>
  );
}
