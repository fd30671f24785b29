import type { EventDraft } from '@/lib/command/event';
import type { Locale } from '@/lib/i18n/locales';
import type { Role } from '@/lib/policy/actor';
import type { Acting } from '@/lib/policy/enter';
import { conflict, invalid } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { holdPeople } from './internal/hold-people';

export type Invited = {
  organizationId: string;
  email: string;
  name: string;
  locale: Locale;
  roles: readonly Role[];
};

const DAYS = 7;

/** An invitation is the record of who made it; for another organization it also says whose it is. No name and no address. */
function invited({ actor }: Acting, invitationId: string, { organizationId, roles }: Invited): EventDraft {
  const isOwn = organizationId === actor.organizationId;
  const partnerId = actor.side === 'partner' ? actor.organizationId : isOwn ? undefined : organizationId;
  const customerId = actor.side === 'customer' || (actor.side === 'partner' && !isOwn) ? organizationId : undefined;
  return {
    name: 'invitation.made',
    recordType: 'invitation',
    recordId: invitationId,
    audience: actor.side,
    ...(partnerId && actor.side !== 'customer' && (actor.side === 'partner' || !isOwn) ? { partnerId } : {}),
    ...(customerId ? { customerId } : {}),
    data: { organization: organizationId, roles: [...roles].sort().join(',') },
  };
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
  await holdPeople(acting, given.organizationId);
  if (given.organizationId !== actor.organizationId) {
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
    VALUES (${invitationId}::uuid, ${given.organizationId}::uuid, ${given.email}, ${given.name}, ${[...given.roles].sort()}, ${given.locale},
      ${actor.personId}::uuid, ${actor.organizationId}::uuid, ${now}, ${expiresAt})
    ON CONFLICT (organization_id, email) WHERE accepted_at IS NULL AND withdrawn_at IS NULL DO NOTHING`;
  if (made === 0) throw invalid({ email: 'already_invited' });
  await tx.$executeRaw`INSERT INTO account_link (id, purpose, invitation_id) VALUES (${newId()}::uuid, 'invitation', ${invitationId}::uuid)`;
  return { invitationId, event: invited(acting, invitationId, given) };
}

/** Mails the person who acts that something of the own account changed; `notice` is a key of the words of such mails. */
export async function noticeInside({ tx, actor }: Acting, notice: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO account_link (id, purpose, person_id, notice) VALUES (${newId()}::uuid, 'notice', ${actor.personId}::uuid, ${notice})`;
}
