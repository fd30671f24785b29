import type { EventDraft } from '@/lib/command/event';
import type { Locale } from '@/lib/i18n/locales';
import type { Role } from '@/lib/policy/actor';
import type { Acting } from '@/lib/policy/enter';
import { conflict, invalid } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { holdOwnPeople, holdPeople } from './internal/hold-people';
import { fateOf } from './internal/mail-fate';
import { peopleEvent, rolesText } from './internal/people-event';

export type Invited = {
  organizationId: string;
  email: string;
  name: string;
  locale: Locale;
  roles: readonly Role[];
};

const DAYS = 7;

/** On the record of who invites; for another organization the line also says for whom. */
export function ofOrganization(acting: Acting, event: EventDraft, organizationId: string): EventDraft {
  const { actor } = acting;
  if (organizationId === actor.organizationId) return event;
  return actor.side === 'operator' ? { ...event, partnerId: organizationId } : { ...event, customerId: organizationId };
}

function invited(acting: Acting, recordId: string, { organizationId, roles, email, name }: Invited): EventDraft {
  const about = { recordType: 'invitation', recordId } as const;
  const data = {
    organization: organizationId,
    invitationBefore: null,
    invitationAfter: 'open',
    rolesBefore: null,
    rolesAfter: rolesText(roles),
  };
  return ofOrganization(acting, peopleEvent(acting, 'invitation.made', about, data, { name, email }), organizationId);
}

/** Takes back every open invitation in sight to an organization; one event each. */
export async function withdrawInside(acting: Acting, organizationId: string): Promise<EventDraft[]> {
  const { tx, now } = acting;
  const open = await tx.$queryRaw<{ id: string; name: string; email: string; roles: string[] }[]>`
    UPDATE invitation SET withdrawn_at = ${now}
    WHERE organization_id = ${organizationId}::uuid AND accepted_at IS NULL AND withdrawn_at IS NULL RETURNING id, name, email, roles`;
  return open.map(({ id, name, email, roles }) => {
    const about = { recordType: 'invitation', recordId: id } as const;
    const data = {
      organization: organizationId,
      roles: rolesText(roles),
      invitationBefore: 'open',
      invitationAfter: 'withdrawn',
    };
    return ofOrganization(
      acting,
      peopleEvent(acting, 'invitation.withdrawn', about, data, { name, email }),
      organizationId,
    );
  });
}

/**
 * Invites somebody in the caller's transaction: to the own organization, or the first administrator of a partner (by the operator) or of a
 * customer (by its partner). The mail with the link is written once the transaction is over. An address that signs in at another
 * organization is invited alike. Throws invalid for an address that is here or invited already, conflict when the organization has an
 * administrator of its own.
 */
export async function inviteInside(
  acting: Acting,
  given: Invited,
): Promise<{ invitationId: string; event: EventDraft }> {
  const { tx, actor, now } = acting;
  if (given.organizationId === actor.organizationId) {
    await holdOwnPeople(acting, 'person.invite');
  } else {
    await holdPeople(acting, given.organizationId);
    const [found] = await tx.$queryRaw<
      { lacks: boolean }[]
    >`SELECT lacks_administrator(${given.organizationId}::uuid) AS lacks`;
    if (!found?.lacks) throw conflict('has_administrator');
  }
  const here = await tx.person.count({ where: { organizationId: given.organizationId, email: given.email } });
  if (here > 0) throw invalid({ email: 'already_member' });
  const invitationId = newId();
  const expiresAt = new Date(now.getTime() + DAYS * 86_400_000);
  const made = await tx.$executeRaw`
    INSERT INTO invitation (id, organization_id, email, name, roles, locale, invited_by, invited_by_organization_id, created_at, expires_at)
    VALUES (${invitationId}::uuid, ${given.organizationId}::uuid, ${given.email}, ${given.name}, ${[...given.roles].sort()}::text[], ${given.locale},
      ${actor.personId}::uuid, ${actor.organizationId}::uuid, ${now}, ${expiresAt})
    ON CONFLICT (organization_id, email) WHERE accepted_at IS NULL AND withdrawn_at IS NULL DO NOTHING`;
  if (made === 0) throw invalid({ email: 'already_invited' });
  await tx.$executeRaw`INSERT INTO account_link (id, purpose, invitation_id) VALUES (${newId()}::uuid, 'invitation', ${invitationId}::uuid)`;
  return { invitationId, event: invited(acting, invitationId, given) };
}

/** Draws a new link for an open invitation in sight and mails it; the one before works no more. Returns until when it was open before and is now; null when there is none such. */
export async function sendAgainInside(
  { tx, now }: Acting,
  invitationId: string,
): Promise<{ untilBefore: string; untilAfter: string } | null> {
  const until = new Date(now.getTime() + DAYS * 86_400_000);
  const [held] = await tx.$queryRaw<{ before: Date }[]>`
    WITH stood AS (SELECT id, expires_at FROM invitation WHERE id = ${invitationId}::uuid FOR UPDATE)
    UPDATE invitation i SET expires_at = ${until} FROM stood
    WHERE i.id = stood.id AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL RETURNING stood.expires_at AS before`;
  if (!held) return null;
  await tx.$executeRaw`DELETE FROM account_link WHERE invitation_id = ${invitationId}::uuid`;
  await tx.$executeRaw`INSERT INTO account_link (id, purpose, invitation_id) VALUES (${newId()}::uuid, 'invitation', ${invitationId}::uuid)`;
  return { untilBefore: held.before.toISOString(), untilAfter: until.toISOString() };
}

/** Open invitations in sight to an organization, newest first, with what became of the mail. */
export async function invitationsInside({ tx }: Acting, organizationId: string) {
  const rows = await tx.$queryRaw<
    {
      id: string;
      name: string;
      email: string;
      roles: string[];
      createdAt: Date;
      expiresAt: Date | null;
      mail: string;
      attempts: number;
      state: 'invited' | 'expired';
    }[]
  >`
    SELECT i.id, i.name, i.email, i.roles, i.created_at AS "createdAt", l.expires_at AS "expiresAt", l.state AS mail, l.attempts,
      CASE WHEN l.expires_at <= now() THEN 'expired' ELSE 'invited' END AS state
    FROM invitation i JOIN account_link l ON l.invitation_id = i.id
    WHERE i.organization_id = ${organizationId}::uuid AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
    ORDER BY i.created_at DESC, i.id LIMIT 50`;
  return rows.map((row) => ({ ...row, fate: fateOf(row) }));
}

/** Who was the first to be invited to an organization, as far as it is in sight. */
export async function firstInvited({ tx }: Acting, organizationId: string) {
  const [first] = await tx.$queryRaw<{ email: string; name: string; locale: string }[]>`
    SELECT i.email, i.name, i.locale FROM invitation i WHERE i.organization_id = ${organizationId}::uuid ORDER BY i.created_at, i.id LIMIT 1`;
  return first ?? null;
}

/** Mails the person who acts that something of the own account changed; `notice` is a key of the words of such mails. */
export async function noticeInside({ tx, actor }: Acting, notice: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO account_link (id, purpose, person_id, notice) VALUES (${newId()}::uuid, 'notice', ${actor.personId}::uuid, ${notice})`;
}
