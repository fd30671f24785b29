import { keepsMail, sendsMail } from '@/lib/platform/mail';
import type { Role } from '@/lib/policy/actor';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';

/** What became of the mail: on its way, sent, in a demo's folder, waiting for a mail server that is not set up, or failed. */
export type MailFate = 'waiting' | 'sent' | 'kept' | 'no_server' | 'failed' | 'unknown' | 'printed';
export type InvitationState = 'invited' | 'expired' | 'accepted' | 'withdrawn';

type Row = {
  id: string;
  name: string;
  email: string;
  locale: string;
  roles: Role[];
  createdAt: Date;
  by: string | null;
  personId: string | null;
  state: InvitationState;
  mail: string;
  attempts: number;
  expiresAt: Date | null;
};

function fateOf({ mail, attempts }: Pick<Row, 'mail' | 'attempts'>): MailFate {
  if (mail === 'sent' || mail === 'kept' || mail === 'unknown' || mail === 'printed') return mail;
  if (mail === 'refused' || mail === 'expired' || attempts > 1) return 'failed';
  return sendsMail() || keepsMail() ? 'waiting' : 'no_server';
}

/** One invitation to the own organization and what became of its mail. Not found for everybody else's. */
export async function getInvitation(viewer: Viewer, id: string) {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'person.view');
    const [row] = await tx.$queryRaw<Row[]>`
      SELECT i.id, i.name, i.email, i.locale, i.roles, i.created_at AS "createdAt", i.person_id AS "personId",
        (SELECT n.name FROM person_names(ARRAY[i.invited_by]) n) AS by, l.state AS mail, l.attempts, l.expires_at AS "expiresAt",
        CASE WHEN i.accepted_at IS NOT NULL THEN 'accepted' WHEN i.withdrawn_at IS NOT NULL THEN 'withdrawn'
          WHEN l.expires_at <= now() THEN 'expired' ELSE 'invited' END AS state
      FROM invitation i JOIN account_link l ON l.invitation_id = i.id
      WHERE i.id = ${id}::uuid AND i.organization_id = ${actor.organizationId}::uuid`;
    if (!row) throw notFound();
    return { ...row, side: actor.side, mayInvite: may(actor, 'person.invite'), fate: fateOf(row) };
  });
}

export type InvitationRecord = Awaited<ReturnType<typeof getInvitation>>;
