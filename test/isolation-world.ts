import { askPartner } from '@/lib/escalations/commands/ask-partner';
import { replyToEscalation } from '@/lib/escalations/commands/reply-to-escalation';
import { resolveEscalation } from '@/lib/escalations/commands/resolve-escalation';
import { setSeverity } from '@/lib/escalations/commands/set-severity';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { takeEscalation } from '@/lib/escalations/commands/take-escalation';
import { tellCustomer } from '@/lib/escalations/commands/tell-customer';
import { newId, newRequestNumber } from '@/lib/shared/ids';
import { fixedId, ORGANIZATIONS, PEOPLE } from './cast';
import { ownerSql, signIn } from './database';
import { makeCase } from './isolation-cases';
import { type CommunicationIds, makeCommunications, unknownCommunications } from './isolation-communications-world';
import { makeDelivery } from './isolation-delivery';
import { type FactorIds, makeFactors, unknownFactors } from './isolation-factors';
import { makeGone } from './isolation-leaving';
import { MESSAGE } from './isolation-messages';
import { makePeople, type PeopleIds, unknownPeople } from './isolation-people';
import { makeTenantChange } from './isolation-tenant';
import { done } from './outcomes';
import { attachmentRow, draftFileRow, type EscalationRow, ownerInserts } from './rows';
import { type MailIds, makeMails, unknownMails } from './rows-notifications';
import { makePartners, type PartnerIds, unknownPartners } from './rows-partner';
import { changeRequestRow } from './rows-subscriptions';

/** The ids that a sample is called with: of hana's escalation for Tailspin and what lies about it, or unknown ones of the same shape. */
export type Ids = CommunicationIds &
  MailIds &
  PeopleIds &
  PartnerIds &
  FactorIds & {
    escalationId: string;
    number: string;
    version: number;
    seqs: number[];
    eventIds: string[];
    customerId: string;
    serviceId: string;
    issueId: string;
    messageId: string;
    personId: string;
    sessionHash: string;
    draftKey: string;
    draftSubject: string;
    sentFileId: string;
    draftFileId: string;
    targetId: string;
    eventId: string;
    deliveryId: string;
    subscriptionId: string;
    subscriptionVersion: number;
    addOnId: string;
    addOnVersion: number;
    requestId: string;
    upgradableId: string;
    caseNumber: string;
    caseVersion: number;
  };

export type Stage = 'submitted' | 'in_progress' | 'waiting' | 'resolved' | 'told';

/** Words that only who may read the escalation, its thread or its files may read. */
export const SECRETS = {
  title: "A title that is the partner's own",
  reply: 'A reply between operator and partner',
  summary: 'The summary that the customer reads',
  sentFile: 'sent-trace.txt',
  draftFile: 'unsent-trace.txt',
  draft: 'What hana is typing',
  mail: 'A mail that is for hana alone',
};

const TAILSPIN = ORGANIZATIONS.tailspin.id;
/** A filing that hana may send. */
export const filing = (ids: Pick<Ids, 'customerId' | 'serviceId'>) => ({
  key: newId(),
  customerId: ids.customerId,
  serviceId: ids.serviceId,
  topicId: 'billing.invoice',
  title: SECRETS.title,
  description: 'A description for the operator',
  startedAt: '2026-11-20T09:00',
  impact: 'some_users',
  tried: 'What the partner has tried',
  lacks: 'tools',
  lackExplained: 'No view of the queue',
  proposedSeverity: 'B',
  contactName: PEOPLE.hana.name,
  contactEmail: PEOPLE.hana.email,
  customerSummary: SECRETS.summary,
});

/** A request of tina's about Tailspin's first subscription, and its add-on in suspension. */
async function makeChangeRequest() {
  const request = changeRequestRow({ requested_at: new Date().toISOString() });
  await ownerInserts('change_request', request);
  const [subscriptionId, addOnId] = [fixedId(2, 1), fixedId(2, 2)];
  await ownerSql(
    "UPDATE subscription SET status = 'suspended', suspended_at = now(), suspension_reason = 'fraud' WHERE id = $1",
    [addOnId],
  );
  await ownerSql(
    "UPDATE subscription SET status = 'active', suspended_at = NULL, suspension_reason = NULL WHERE id = $1",
    [subscriptionId],
  );
  const rows = await ownerSql<{ id: string; version: number }>('SELECT id, version FROM subscription');
  const versionOf = (one: string) => rows.find((row) => row.id === one)?.version ?? 0;
  return {
    requestId: request.id,
    upgradableId: fixedId(2, 3),
    subscriptionId,
    subscriptionVersion: versionOf(subscriptionId),
    addOnId,
    addOnVersion: versionOf(addOnId),
  };
}

async function advanceTo(stage: Stage, number: string): Promise<void> {
  const [hana, lin] = [await signIn('hana'), await signIn('lin')];
  const on = async () => {
    const [row] = await ownerSql<{ version: number }>('SELECT version FROM escalation WHERE number = $1', [number]);
    return { number, version: row?.version, key: newId(), body: SECRETS.reply };
  };
  done(await replyToEscalation(lin, await on()));
  if (stage === 'submitted') return;
  done(await setSeverity(lin, { ...(await on()), severity: 'B' }));
  done(await takeEscalation(lin, await on()));
  if (stage === 'waiting') done(await askPartner(lin, await on()));
  if (stage === 'in_progress' || stage === 'waiting') return;
  done(await resolveEscalation(lin, await on()));
  if (stage === 'told')
    done(await tellCustomer(hana, { ...(await on()), how: 'phone', closingMessage: 'It works again' }));
}

/** A fresh escalation of hana's at this stage, with a thread, a sent and an unsent file, a draft and a delivery. */
export async function makeWorld(stage: Stage, caseState: 'open' | 'resolved' = 'open'): Promise<Ids> {
  const hana = await signIn('hana');
  const { number, id } = done(await submitEscalation(hana, filing({ customerId: TAILSPIN, serviceId: 'exchange' })));
  await advanceTo(stage, number);
  const on = { id, partner_id: ORGANIZATIONS.contoso.id, customer_id: TAILSPIN } as EscalationRow;
  await makeTenantChange();
  await makeGone();
  const sent = { ...attachmentRow('hana', on, 'operator_partner'), name: SECRETS.sentFile };
  const unsent = { ...draftFileRow('hana'), name: SECRETS.draftFile };
  const draftKey = unsent.draft_key;
  const draftSubject = `${number}/reply`;
  await ownerInserts('attachment', sent);
  await ownerInserts('attachment', unsent);
  await ownerInserts('draft', {
    person_id: PEOPLE.hana.id,
    key: draftKey,
    kind: 'message',
    subject: draftSubject,
    fields: JSON.stringify({ body: SECRETS.draft }),
    updated_at: '2026-11-20T03:00:00Z',
  });
  await ownerSql(
    'INSERT INTO health_follow (person_id, issue_id, customer_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [PEOPLE.hana.id, 'TM410955', TAILSPIN],
  );
  const [record] = await ownerSql<{ version: number }>('SELECT version FROM escalation WHERE id = $1', [id]);
  const events = await ownerSql<{ id: string; seq: string }>(
    "SELECT id, seq FROM event WHERE record_id = $1 AND audience = 'operator_partner' ORDER BY seq",
    [id],
  );
  return {
    escalationId: id,
    number,
    version: record?.version ?? 0,
    seqs: events.map((event) => Number(event.seq)),
    eventIds: events.map((event) => event.id),
    customerId: TAILSPIN,
    serviceId: 'exchange',
    issueId: 'EX413207',
    messageId: MESSAGE.id,
    ...(await makeCommunications()),
    ...(await makePeople()),
    ...(await makeFactors()),
    personId: PEOPLE.hana.id,
    sessionHash: hana.sessionHash,
    draftKey,
    draftSubject,
    sentFileId: sent.id,
    draftFileId: unsent.id,
    ...(await makeCase(caseState)),
    ...(await makePartners()),
    ...(await makeDelivery(events[0]?.id ?? '', id)),
    ...(await makeChangeRequest()),
    ...(await makeMails(events[0]?.id ?? '', SECRETS.mail)),
  };
}

/** Ids of the same shape that nothing has. */
export const unknownIds = (): Ids => ({
  escalationId: newId(),
  number: newRequestNumber(),
  version: 1,
  seqs: [900_000_001],
  eventIds: [newId()],
  customerId: newId(),
  serviceId: 'nothing',
  issueId: 'XX000000',
  messageId: 'MC404',
  ...unknownCommunications(),
  ...unknownPeople(),
  ...unknownPartners(),
  ...unknownFactors(),
  personId: newId(),
  sessionHash: 'f'.repeat(64),
  draftKey: newId(),
  draftSubject: `${newRequestNumber()}/reply`,
  sentFileId: newId(),
  draftFileId: newId(),
  targetId: newId(),
  eventId: newId(),
  deliveryId: newId(),
  subscriptionId: newId(),
  subscriptionVersion: 1,
  addOnId: newId(),
  addOnVersion: 1,
  requestId: newId(),
  upgradableId: newId(),
  ...unknownMails(),
  caseNumber: 'CS00000000',
  caseVersion: 1,
});
