import { keepsMail } from '@/lib/platform/mail';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { isUuid } from '@/lib/shared/ids';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';

const PAGE = 25;

/** The viewer's own mails of a demo without a mail server, newest first, 25 a page. Elsewhere there is no mailbox: not found. */
export async function listMails(viewer: Viewer, after?: string) {
  return asViewer(viewer, async ({ tx, actor, now }) => {
    authorize(actor, 'mail.view');
    if (!keepsMail()) throw notFound();
    const [instant, beforeId = ''] = readCursor(after, ['instant', 'uuid']) ?? [];
    const before = instant ? new Date(instant) : null;
    const rows = await tx.notification.findMany({
      where: {
        personId: actor.personId,
        state: 'kept',
        ...(before ? { OR: [{ createdAt: { lt: before } }, { createdAt: before, id: { lt: beforeId } }] } : {}),
      },
      select: { id: true, subject: true, createdAt: true },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: PAGE + 1,
    });
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    return {
      rows: shown.map((row) => ({ ...row, subject: row.subject ?? '' })),
      next: rows.length > PAGE && last ? writeCursor([last.createdAt, last.id]) : null,
      email: actor.email,
      now,
    };
  });
}

/** One of them, as text and as HTML. */
export async function getMail(viewer: Viewer, id: string) {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'mail.view');
    if (!keepsMail() || !isUuid(id)) throw notFound();
    const mail = await tx.notification.findFirst({
      where: { id, personId: actor.personId, state: 'kept' },
      select: { id: true, subject: true, textBody: true, htmlBody: true, createdAt: true },
    });
    if (!mail) throw notFound();
    const { subject, textBody, htmlBody } = mail;
    return { ...mail, subject: subject ?? '', textBody: textBody ?? '', htmlBody: htmlBody ?? '', email: actor.email };
  });
}
