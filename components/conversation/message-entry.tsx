import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import { Section } from '@/components/ui/section';
import { type EntryLook, Thread, ThreadEntry } from '@/components/ui/thread';
import type { Tone } from '@/components/ui/tone';
import { type AUDIENCES_OF, OPERATOR_NAME } from '@/lib/conversation/rules';

type Audience = (typeof AUDIENCES_OF)['operator' | 'partner'][number];
type Side = keyof typeof AUDIENCES_OF;

const MARKS: Record<Audience, { tone: Tone; look: EntryLook }> = {
  operator: { tone: 'note', look: 'internal' },
  partner: { tone: 'note', look: 'internal' },
  operator_partner: { tone: 'info', look: 'shared' },
  partner_customer: { tone: 'customer', look: 'customer' },
};

export type Parties = { partner: string; customer: string };
const organizationOf = (side: Side, { partner, customer }: Parties): string =>
  ({ operator: OPERATOR_NAME, partner, customer })[side];

type Words = { side: Side; audience: Audience };
type EntryProps = Omit<ComponentProps<typeof ThreadEntry>, 'organization' | 'audience' | 'look'> & {
  words: Words;
  parties: Parties;
};

/** One message of a request or of a case: who said it for which party, and who reads it. */
export function MessageEntry({ words, parties, ...entry }: EntryProps) {
  return (
    <ThreadEntry
      {...entry}
      organization={organizationOf(words.side, parties)}
      audience={<AudienceBadge audience={words.audience} />}
      look={MARKS[words.audience].look}
    />
  );
}

export function AudienceBadge({ audience }: { audience: Audience }) {
  const t = useTranslations('requests');
  return <Badge tone={MARKS[audience].tone}>{t(`audiences.${audience}`)}</Badge>;
}

type NewestProps = {
  words: (Words & { by: string | null; at: Date; body: string; isCut: boolean }) | null;
  parties: Parties;
  description: string;
  time: { relative: (at: Date) => string; absolute: (at: Date) => string };
};

/** What was said last, in a quick look; before anybody has answered, what was filed. */
export function NewestWords({ words, parties, description, time }: NewestProps) {
  const t = useTranslations('requests');
  const l = useTranslations('look');
  if (!words)
    return (
      <Section isPlain headingLevel={3} title={l('filed')}>
        <p className="whitespace-pre-wrap wrap-anywhere">{description}</p>
      </Section>
    );
  const { by, at, body, isCut } = words;
  return (
    <Section isPlain headingLevel={3} title={l('newest')}>
      <Thread label={l('newest')}>
        <MessageEntry
          words={words}
          parties={parties}
          author={by ?? t('someone')}
          time={<RelativeTime instant={at} relative={time.relative(at)} absolute={time.absolute(at)} />}
        >
          {isCut ? `${body}…` : body}
        </MessageEntry>
      </Thread>
    </Section>
  );
}
