import type { Actor, Side } from '@/lib/policy/actor';

/**
 * False when an event certainly is not for this person: another side's, or another organization's. True promises nothing. News of service health
 * and of
 * messages names nobody: it is for whoever reads the issue or the message, which only the database can say.
 */
export function mayConcern(
  actor: Pick<Actor, 'side' | 'organizationId'>,
  event: { type: string; audience: string; partner: string | null; customer: string | null },
): boolean {
  if (event.type === 'health_issue' || (event.type === 'service_message' && actor.side === 'customer')) return true;
  if (!event.audience.split('_').includes(actor.side)) return false;
  if (actor.side === 'partner') return event.partner === actor.organizationId;
  return actor.side === 'operator' || event.customer === actor.organizationId;
}

export type EventSaid = string | number | boolean | null;
export type Change = { field: string; before: EventSaid; after: EventSaid };

const PAIRED = /^(.*?)(?:_?[bB]efore|_?[aA]fter)$/;
/** What only counts, or links rows of the program to one another. */
const COUNTED = ['version', 'number', 'setting', 'responseDueAt', 'what', 'shiftId'];
/** The fact that says the same as a pair, where it is called otherwise. */
const PAIR_OF: Readonly<Record<string, string>> = {
  assigneeId: 'assignee',
  offerId: 'offer',
  affectedCount: 'affected',
};
/** Which field an event is about that says no more than `before` and `after`. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'subscription.quantity_changed': 'quantity',
  'subscription.renamed': 'name',
  'subscription.upgraded': 'offer',
  'person.roles_changed': 'roles',
  'person.disabled': 'account',
  'person.enabled': 'account',
  'factor_requirement.changed': 'requiredRoles',
  'topic.moved': 'position',
  'roster.changed': 'timeZone',
  'promise.calendar_changed': 'calendar',
};

/** What an event says was before and after, one line a field; `value` is the one thing that the act is about. Equal pairs changed nothing. */
export function changesIn(data: Readonly<Record<string, EventSaid>>, eventName = ''): Change[] {
  const fields = new Map<string, Change>();
  for (const [key, said] of Object.entries(data)) {
    const [, stem] = PAIRED.exec(key) ?? [];
    if (stem === undefined) continue;
    const field = stem || FIELD_OF[eventName] || 'value';
    const change = fields.get(field) ?? { field, before: null, after: null };
    fields.set(field, /before$/i.test(key) ? { ...change, before: said } : { ...change, after: said });
  }
  return [...fields.values()].filter((change) => (change.before || null) !== (change.after || null) || isFlag(change));
}

/** A no, or a nought, is something else than nothing. */
const isFlag = ({ before, after }: Change): boolean =>
  before !== after && [before, after].some((one) => one === false || one === 0);

/** The rest of what an event says: facts beside the change, without what only counts. */
export const factsIn = (data: Readonly<Record<string, EventSaid>>): [string, EventSaid][] =>
  Object.entries(data).filter(([key, said]) => {
    const pair = PAIR_OF[key] ?? key;
    const isSaid = ['Before', 'After'].some((side) => data[`${pair}${side}`] !== undefined);
    return said !== null && said !== '' && !isSaid && !PAIRED.test(key) && !COUNTED.includes(key);
  });

const FORMULA = '=+\\-@＝＋－＠';
const AT_BEGINNING = new RegExp(`^(?=\\s*[${FORMULA}])|^(?=[\\t\\r])`);
// Where a spreadsheet splits by another sign than the comma, a formula can begin inside of a cell.
const INSIDE = new RegExp(`([;\\t\\r\\n])(?=\\s*[${FORMULA}])`, 'g');

/** A cell of a table that a spreadsheet takes for text and never for a formula, by whatever sign it splits; quoted where it must be. */
export function csvCell(text: string): string {
  const safe = text.replace(INSIDE, "$1'").replace(AT_BEGINNING, "'");
  return /[",;\n\r\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

type Seen =
  | 'escalations'
  | 'cases'
  | 'subscriptions'
  | 'requests'
  | 'health'
  | 'messages'
  | 'tenant'
  | 'delivery'
  | 'people';

/** The address of what an event is about, for who may open such things; null for what has no page of its own. */
export function addressOf(
  row: { recordType: string; recordId: string; number: string | null },
  reader: { side: Side; can: Readonly<Record<Seen, boolean>> },
): string | null {
  const { recordType, recordId, number } = row;
  const { can, side } = reader;
  switch (recordType) {
    case 'escalation':
      return can.escalations && number ? `/support-requests/${number}` : null;
    case 'case':
      return can.cases && number ? `/cases/${number}` : null;
    case 'subscription':
      return can.subscriptions ? `/subscriptions/${recordId}` : null;
    case 'change_request':
      return can.requests ? `/change-requests/${recordId}` : null;
    case 'health_issue':
      return can.health ? `/service-health/${recordId}` : null;
    case 'service_message':
      return can.messages && recordId.startsWith('MC') ? `/communications/${recordId}` : null;
    case 'tenant':
      return can.tenant ? `/customers/${recordId}/configuration` : null;
    case 'delegation':
      return side === 'customer' && can.tenant ? '/tenant/partners' : null;
    case 'person':
      return can.people ? `/people/${recordId}` : null;
    case 'offer':
      return side === 'operator' ? `/settings/offers/${recordId}` : null;
    case 'delivery':
    case 'delivery_target':
      return can.delivery ? '/settings/delivery' : null;
    default:
      return null;
  }
}
