import type { EventDraft } from '@/lib/command/event';
import type { ChangeRequest } from '@/lib/platform/generated/client';
import type { Grant } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { scopeOf, scopeSql } from '@/lib/policy/scopes';
import { conflict, stale } from '@/lib/shared/errors';
import { plainDigits } from '@/lib/shared/form-text';
import { isUuid } from '@/lib/shared/ids';
import { afterAct, type RequestAct } from '../rules/requests';
import type { RequestKind, RequestState } from '../schema';

export type RequestRecord = ChangeRequest & { kind: RequestKind; state: RequestState };

/** The change request with that id, if the grant reaches it. */
export async function findRequest(
  { tx, actor, grant }: Acting & { grant: Grant },
  id: string,
): Promise<RequestRecord | null> {
  if (!isUuid(id)) return null;
  return (await tx.changeRequest.findFirst({ where: { id, ...scopeOf(actor, grant) } })) as RequestRecord | null;
}

/** The same for a command: holds the row until the transaction ends. */
export async function holdRequest(acting: Acting & { grant: Grant }, id: string): Promise<RequestRecord | null> {
  await acting.tx
    .$executeRaw`SELECT FROM change_request e WHERE e.id = ${id}::uuid AND ${scopeSql(acting.actor, acting.grant)} FOR UPDATE`;
  return findRequest(acting, id);
}

type Patch = Partial<Pick<ChangeRequest, 'amendedQuantity' | 'amendedOfferId' | 'amendment' | 'amendedAt' | 'answer'>>;

/** One act on an open request, on the version that the person saw; conflict `request_answered` once it is open no more. */
export async function actOnRequest(
  { tx, actor, now, record }: Acting & { record: RequestRecord },
  act: RequestAct,
  seenVersion: number,
  patch: Patch = {},
): Promise<void> {
  const state = afterAct(act, record.state);
  if (!state) throw conflict('request_answered');
  if (record.version !== seenVersion) throw stale(record.version);
  const answered = state === 'open' ? {} : { answeredById: actor.personId, answeredAt: now };
  const { count } = await tx.changeRequest.updateMany({
    where: { id: record.id, version: seenVersion },
    data: { ...patch, ...answered, state, version: seenVersion + 1, updatedAt: now },
  });
  if (count === 0) throw stale(record.version);
}

/** True when the person has given this very answer already: the form was sent twice. */
export const isAnswered = (
  { actor, record }: Acting & { record: RequestRecord },
  act: RequestAct,
  { version, words = '' }: { version: number; words?: string },
): boolean =>
  record.state === afterAct(act, 'open') &&
  record.version === version + 1 &&
  record.answeredById === actor.personId &&
  (record.answer ?? '') === words;

/** The same of an offer: what stands is what the form offers. */
export const isAmended = (
  record: RequestRecord,
  offered: { version: number; words: string; quantity: string; offerId: string },
): boolean =>
  record.state === 'open' &&
  record.version === offered.version + 1 &&
  record.amendment === offered.words &&
  (record.amendedQuantity === null
    ? record.amendedOfferId === offered.offerId
    : String(record.amendedQuantity) === plainDigits(offered.quantity));

/** An event of a change request, for partner and customer. */
export const requestEvent = (
  record: Pick<RequestRecord, 'id' | 'partnerId' | 'customerId' | 'kind'>,
  { name, data, words }: Pick<EventDraft, 'name' | 'words'> & Partial<Pick<EventDraft, 'data'>>,
): EventDraft => ({
  name,
  recordType: 'change_request',
  recordId: record.id,
  partnerId: record.partnerId,
  customerId: record.customerId,
  audience: 'partner_customer',
  data: { kind: record.kind, ...data },
  ...(words ? { words } : {}),
});
