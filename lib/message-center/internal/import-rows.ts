import type { Acting } from '@/lib/policy/enter';
import { hashOf } from '@/lib/shared/ids';
import { type BadRow, graphMessage, type MessageContent } from '../rules/graph-message';
import { serviceReader } from '../rules/service-aliases';
import { widening } from '../rules/writing';
import { columnsOf, replaceParts } from './content';

type Standing = {
  id: string;
  origin: string;
  state: string;
  lastModifiedAt: Date;
  isDataPrivacy: boolean;
  serviceIds: (string | null)[];
  /** Of title and body: bodies are long. */
  textHash: string;
};
export type Taken = {
  added: MessageContent[];
  updated: MessageContent[];
  unchanged: number;
  older: number;
  refused: (BadRow & { rowNumber: number })[];
};

async function standingOf({ tx }: Acting, ids: string[]): Promise<Map<string, Standing>> {
  const rows = await tx.serviceMessage.findMany({
    where: { id: { in: ids } },
    select: { id: true, origin: true, state: true, lastModifiedAt: true, isDataPrivacy: true, services: true },
  });
  const texts = await tx.$queryRaw<{ id: string; hash: string }[]>`
    SELECT m.id, encode(sha256(convert_to(m.title || chr(10) || m.body, 'UTF8')), 'hex') AS hash FROM service_message m WHERE m.id = ANY (${ids})`;
  const hashes = new Map(texts.map((one) => [one.id, one.hash]));
  return new Map(
    rows.map(({ services, ...row }) => [
      row.id,
      { ...row, serviceIds: services.map((one) => one.serviceId), textHash: hashes.get(row.id) ?? '' },
    ]),
  );
}

const asStanding = (message: MessageContent): Standing => ({
  id: message.id,
  origin: 'imported',
  state: 'published',
  lastModifiedAt: message.lastModifiedAt,
  isDataPrivacy: message.isDataPrivacy,
  serviceIds: message.services.map((one) => one.serviceId),
  textHash: hashOf(`${message.title}\n${message.body}`),
});

function refusalOf(standing: Standing, message: MessageContent): BadRow | null {
  const bad = (field: string | null, why: BadRow['why']) => ({ id: message.id, field, why });
  if (standing.origin !== 'imported') return bad(null, 'written_here');
  if (standing.lastModifiedAt.getTime() === message.lastModifiedAt.getTime())
    return standing.textHash === asStanding(message).textHash ? null : bad(null, 'same_date');
  if (standing.state === 'withdrawn') return bad(null, 'withdrawn_here');
  const wider = widening(standing, asStanding(message));
  return wider ? bad(wider === 'wider_services' ? 'services' : 'tags', wider) : null;
}

/** All that is new, in five statements: as drafts with their services and tags, and then published at once. */
async function addAll(acting: Acting, messages: MessageContent[]): Promise<void> {
  if (messages.length === 0) return;
  const { tx, now } = acting;
  await tx.serviceMessage.createMany({
    data: messages.map((message) => ({
      id: message.id,
      ...columnsOf(message.id, message),
      lastModifiedAt: message.lastModifiedAt,
      state: 'draft',
      origin: 'imported',
      updatedAt: now,
    })),
  });
  await tx.serviceMessageService.createMany({
    data: messages.flatMap(({ id, services }) => services.map((service) => ({ messageId: id, ...service }))),
  });
  await tx.serviceMessageTag.createMany({
    data: messages.flatMap(({ id, tags }) => tags.map((tag) => ({ messageId: id, tag }))),
  });
  await tx.$executeRaw`
    UPDATE service_message SET state = 'published', published_at = least(starts_at, last_modified_at)
    WHERE id = ANY (${messages.map((message) => message.id)})`;
}

async function renew(acting: Acting, message: MessageContent): Promise<void> {
  await acting.tx.serviceMessage.updateMany({
    where: { id: message.id },
    data: {
      ...columnsOf(message.id, message),
      lastModifiedAt: message.lastModifiedAt,
      version: { increment: 1 },
      updatedAt: acting.now,
    },
  });
  await replaceParts(acting, message.id, message);
}

/**
 * Takes rows of an export: what is new is added as published, what was changed since is renewed, the same again is unchanged, what is
 * older than what stands is left. A row that is wrong, that has other text under the date of what stands (twice in one file), or that would
 * widen whom a message reaches, is refused and stops no other.
 */
export async function importRows(acting: Acting, rows: readonly unknown[], firstNumber: number): Promise<Taken> {
  const services = await acting.tx.service.findMany({ select: { id: true, name: true, aliases: true } });
  const serviceOf = serviceReader(services);
  const read = rows.map((row, index) => ({ ...graphMessage(row, serviceOf), rowNumber: firstNumber + index }));
  const ids = read.flatMap((one) => ('message' in one ? [one.message.id] : []));
  const standing = await standingOf(acting, ids);
  const taken: Taken = { added: [], updated: [], unchanged: 0, older: 0, refused: [] };
  const fresh = new Map<string, MessageContent>();
  const renewed = new Map<string, MessageContent>();
  for (const one of read) {
    if ('bad' in one) {
      taken.refused.push({ ...one.bad, rowNumber: one.rowNumber });
      continue;
    }
    const { message, rowNumber } = one;
    const known = standing.get(message.id);
    const sinceMs = known ? message.lastModifiedAt.getTime() - known.lastModifiedAt.getTime() : 0;
    const refused = known && (sinceMs >= 0 || known.origin !== 'imported') ? refusalOf(known, message) : null;
    if (refused) {
      taken.refused.push({ ...refused, rowNumber });
      continue;
    }
    if (known && sinceMs === 0) taken.unchanged += 1;
    else if (known && sinceMs < 0) taken.older += 1;
    else {
      // Twice in one file: the later one counts, in whichever way the message is written down.
      (known && !fresh.has(message.id) ? renewed : fresh).set(message.id, message);
      taken[known ? 'updated' : 'added'].push(message);
      standing.set(message.id, asStanding(message));
    }
  }
  await addAll(acting, [...fresh.values()]);
  for (const message of renewed.values()) await renew(acting, message);
  return taken;
}
