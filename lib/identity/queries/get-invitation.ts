import type { Role } from '@/lib/policy/actor';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { fateOf } from '../internal/mail-fate';
import { looksAfter } from '../rules/roles';

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
    const why = looksAfter(actor.roles, row.roles) ? null : 'global_admin';
    const whyNot: 'role' | 'global_admin' | null = may(actor, 'person.invite') ? why : 'role';
    return { ...row, side: actor.side, whyNot, fate: fateOf(row) };
  });
}

export type InvitationRecord = Awaited<ReturnType<typeof getInvitation>>;
