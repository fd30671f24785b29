import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { TROUBLES } from '../schema';

const PAGE = 50;
export const COUNT_LIMIT = 1_000;

type Row = {
  id: string;
  eventName: string;
  at: Date;
  attempts: number;
  organization: string | null;
  domain: string | null;
  said: string | null;
  position: string;
};

/**
 * What could not be mailed: refused for good, of unknown outcome, or an event of which no mails could be made; the newest first, 50 a page; unless told, the
 * first kind of which there is any. Of a mail no word and no name is told: its event, when, for which organization and domain, and what the server said without addresses.
 */
export async function listMailTroubles(viewer: Viewer, search: { show?: string; after?: string }) {
  return asViewer(viewer, async ({ tx, actor, now }) => {
    authorize(actor, 'mail.oversee');
    const [counts] = await tx.$queryRaw<Record<(typeof TROUBLES)[number], number>[]>`
      SELECT c.refused, c.unknown, c.parked FROM mail_trouble_counts(${COUNT_LIMIT + 1}::int) c`;
    const show =
      TROUBLES.find((one) => one === search.show) ?? TROUBLES.find((one) => (counts?.[one] ?? 0) > 0) ?? 'refused';
    const [at = null, id = null] = readCursor(search.after, ['instant', 'uuid']) ?? [];
    const found =
      show === 'parked'
        ? await tx.$queryRaw<Row[]>`
            SELECT t.id, t.event_name AS "eventName", t.at, t.attempts, t.organization, t.domain, t.said, t.at::text AS position
            FROM notices_parked(${at}::timestamptz, ${id}::uuid, ${PAGE + 1}::int) t`
        : await tx.$queryRaw<Row[]>`
            SELECT t.id, t.event_name AS "eventName", t.at, t.attempts, t.organization, t.domain, t.said, t.at::text AS position
            FROM mail_in_trouble(${show}, ${at}::timestamptz, ${id}::uuid, ${PAGE + 1}::int) t`;
    const last = found[PAGE - 1];
    return {
      show,
      rows: found.slice(0, PAGE).map(({ position: _, ...row }) => row),
      next: found.length > PAGE && last ? writeCursor([last.position, last.id]) : null,
      views: TROUBLES.map((name) => ({ name, count: counts?.[name] ?? 0 })),
      canResend: may(actor, 'mail.resend'),
      now,
    };
  });
}

export type MailTroubles = Awaited<ReturnType<typeof listMailTroubles>>;
