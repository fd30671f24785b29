import { supportedLocale } from '@/lib/i18n/locales';
import { publicOrigin } from '@/lib/platform/env';
import type { Letter } from '@/lib/platform/mail';
import { type Acting, asRecipient } from '@/lib/policy/enter';
import { DomainError } from '@/lib/shared/errors';
import { isOnByDefault } from '../rules/kinds';
import { REGISTRY } from '../rules/registry';
import type { Kind } from '../schema';
import { compose, type WordsIn } from './compose';
import { readThing, type Told } from './things';

/** A notification that the worker has claimed, with what it knows of the event. */
export type Claimed = {
  id: string;
  attempt: number;
  kind: Kind;
  isContact: boolean;
  eventId: string;
  eventName: string;
  recordType: string;
  recordId: string;
  partnerId: string | null;
  customerId: string | null;
  number: string | null;
  /** When it began, for what took its time. */
  begun: Date | null;
  at: Date;
  createdAt: Date;
};

async function isStillWanted({ tx, actor }: Acting, kind: Kind): Promise<boolean> {
  const chosen = await tx.notificationPreference.findUnique({
    where: { personId_kind: { personId: actor.personId, kind } },
  });
  return chosen?.byMail ?? isOnByDefault(kind);
}

const readsOnlyTheRecord = ({ eventName, kind, isContact }: Claimed, { actor }: Acting): boolean =>
  isContact ||
  !(REGISTRY[eventName] ?? []).some((line) => line.side === actor.side && line.kind === kind && line.reads === 'event');

/** Who acted, as the reader may know it: the person and the organization. */
async function actorWords({ tx }: Acting, event: { actorId: string | null; actorOrganizationId: string | null }) {
  const [person] = await tx.$queryRaw<
    { name: string }[]
  >`SELECT name FROM person_names(ARRAY[${event.actorId}]::uuid[])`;
  const organization = event.actorOrganizationId
    ? await tx.organization.findFirst({ where: { id: event.actorOrganizationId }, select: { name: true } })
    : null;
  return person && organization ? `${person.name} (${organization.name})` : (organization?.name ?? null);
}

async function write(acting: Acting, claimed: Claimed, words: WordsIn): Promise<Letter | null> {
  const { tx, actor } = acting;
  if (!claimed.isContact && !(await isStillWanted(acting, claimed.kind))) return null;
  const isRecordOnly = readsOnlyTheRecord(claimed, acting);
  const event = isRecordOnly ? null : await tx.event.findFirst({ where: { id: claimed.eventId } });
  if (!isRecordOnly && !event) return null;
  const { recordType, recordId, partnerId, customerId, number } = claimed;
  const period = claimed.begun ? { begun: claimed.begun, ended: claimed.at } : null;
  const told: Told = {
    recordType,
    recordId,
    partnerId,
    customerId,
    number,
    period,
    data: (event?.data as Told['data']) ?? null,
  };
  const thing = await readThing({ sessionHash: '', requestId: null, acting }, acting, told);
  const origin = publicOrigin();
  const host = new URL(origin).hostname;
  const locale = supportedLocale(actor.locale);
  const settingsUrl = claimed.isContact
    ? `${origin}/customers/${actor.organizationId}/configuration`
    : `${origin}/settings/notifications`;
  const content = {
    locale,
    timeZone: actor.timeZone,
    eventName: claimed.eventName,
    isSummary: recordType === 'escalation' && actor.side === 'customer',
    who: thing.who ?? (event ? await actorWords(acting, event) : null),
    reference: thing.reference,
    title: thing.title,
    customer: thing.customer,
    service: thing.service,
    at: claimed.at,
    url: `${origin}${thing.path}`,
    settingsUrl,
    kind: claimed.kind,
    contactOf: claimed.isContact ? actor.organizationName : null,
  };
  return {
    messageId: `<${claimed.id}@${host}>`,
    threadId: `<${recordType}.${recordId.replace(/[^\w-]/g, '')}@${host}>`,
    to: { name: claimed.isContact ? '' : actor.name, address: actor.email },
    date: claimed.createdAt,
    language: locale,
    unsubscribeUrl: settingsUrl,
    ...compose(content, words),
  };
}

/** Writes a claimed notification as its recipient, in one transaction under that person's own rights. Null: nothing visible, nothing sent. */
export async function writeLetter(claimed: Claimed, claim: string, words: WordsIn): Promise<Letter | null> {
  try {
    return await asRecipient(claimed.id, claim, (acting) => write(acting, claimed, words));
  } catch (error) {
    const isOutOfReach = error instanceof DomainError && ['not_found', 'refused'].includes(error.failure.kind);
    if (isOutOfReach) return null;
    throw error;
  }
}
