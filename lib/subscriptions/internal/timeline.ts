import { type EventData, saidBy, WITH_WORDS } from '@/lib/command/event';
import { namesOf } from '@/lib/conversation/queries';
import type { Side } from '@/lib/policy/actor';
import type { Acting } from '@/lib/policy/enter';

const AUDIENCES_OF: Record<Side, string[]> = {
  operator: ['operator_partner_customer'],
  partner: ['partner_customer', 'operator_partner_customer'],
  customer: ['partner_customer', 'operator_partner_customer'],
};

export type TimelineItem = {
  id: string;
  at: Date;
  name: string;
  who: string | null;
  data: EventData;
};

/** What happened to a record, oldest first, as far as it is addressed to the viewer's side; at most the newest 200. */
export async function loadTimeline(
  acting: Acting,
  on: { recordType: 'subscription' | 'change_request'; recordId: string },
): Promise<TimelineItem[]> {
  const events = await acting.tx.event.findMany({
    where: { ...on, audience: { in: AUDIENCES_OF[acting.actor.side] } },
    select: { id: true, at: true, name: true, actorId: true, data: true, ...WITH_WORDS },
    orderBy: { seq: 'desc' },
    take: 200,
  });
  const names = await namesOf(
    acting,
    events.map((event) => event.actorId),
  );
  return events.reverse().map((event) => ({
    id: event.id,
    at: event.at,
    name: event.name,
    who: event.actorId ? (names.get(event.actorId) ?? null) : null,
    data: saidBy(event),
  }));
}
