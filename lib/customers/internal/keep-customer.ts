import { differing, type EventDraft } from '@/lib/command/event';
import type { Actor } from '@/lib/policy/actor';
import type { Acting } from '@/lib/policy/enter';
import { stale } from '@/lib/shared/errors';
import { type Billing, DETAILS, type Details } from '../schema';

/** What a partner does with a customer, on its own record; what reaches a person stands among the words. */
export const customerEvent = (
  actor: Actor,
  customerId: string,
  { name, data = {}, words = {} }: { name: string; data?: EventDraft['data']; words?: EventDraft['words'] },
): EventDraft => ({
  name,
  recordType: 'customer',
  recordId: customerId,
  partnerId: actor.organizationId,
  customerId,
  audience: 'partner',
  data,
  words,
});

type Kept = Partial<Record<keyof Details, string>>;

/** Details before and after: the country and the language are words of the program, everything else was typed. */
export function detailsSaid(before: Kept, after: Kept): Pick<EventDraft, 'data' | 'words'> {
  const apart = ({ country, language, ...typed }: Kept) => ({ chosen: { country, language }, typed });
  const [from, to] = [apart(before), apart(after)];
  return { data: differing(from.chosen, to.chosen), words: differing<string>(from.typed, to.typed) };
}

export const pick = <K extends string>(fields: readonly K[], from: Record<K, string>) =>
  Object.fromEntries(fields.map((name) => [name, from[name]])) as Record<K, string>;

export const billingRow = (given: Billing) => ({
  name: given.billingName,
  email: given.billingEmail,
  address: given.billingAddress,
  taxNumber: given.taxNumber,
});

export async function noteProfile({ tx, actor, now }: Acting, customerId: string, given: Details, key: string) {
  const row = { ...pick(DETAILS, given), customerId, partnerId: actor.organizationId };
  await tx.customerProfile.createMany({
    data: [{ ...row, createdById: actor.personId, submitKey: key, updatedAt: now }],
  });
}

export async function noteBilling({ tx, actor, now }: Acting, customerId: string, given: Billing) {
  await tx.customerBilling.createMany({
    data: [{ ...billingRow(given), customerId, partnerId: actor.organizationId, updatedAt: now }],
  });
}

/** The names of the fields that differ from what stands. */
export const changedIn = <K extends string>(
  fields: readonly K[],
  stands: Record<K, string>,
  given: Record<K, string>,
) => fields.filter((name) => stands[name] !== given[name]);

/** Billing as it stands, by the names of its form. */
export const billingOf = (row: ReturnType<typeof billingRow>): Billing => ({
  billingName: row.name,
  billingEmail: row.email,
  billingAddress: row.address,
  taxNumber: row.taxNumber,
});

/** Throws stale with the version that stands, when it is not the one that the person saw; 0 is that nothing stands. */
export function sameVersion(stands: { version: number } | null, seen: number): void {
  if ((stands?.version ?? 0) !== seen) throw stale(stands?.version ?? 0);
}
