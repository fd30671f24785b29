import { Prisma } from '@/lib/platform/db';
import type { Actor } from './actor';
import { type Grant, may } from './authorize';

type Columns = { partnerId?: string; customerId?: string };

/**
 * A scope as equality on the row's own columns: the same for lists, records and writes, in Prisma and in raw SQL.
 * Delegation, and whom health and messages reach, are in the policies of PostgreSQL: those tables are only ever read under them.
 */
export function scopeOf(actor: Actor, grant: Grant): Columns {
  switch (grant.scope) {
    case 'escalation.own-partner':
    case 'case.own-partner':
    case 'relation.own-customers':
    case 'subscription.sold':
      return { partnerId: actor.organizationId };
    case 'escalation.own-summary':
    case 'case.own-customer':
    case 'tenant.own':
    case 'subscription.own':
      return { customerId: actor.organizationId };
    case 'escalation.any':
    case 'delivery.any':
    case 'subscription.any':
    case 'tenant.delegated':
    case 'health.served':
    case 'message.meant':
    case 'message.any':
    case 'organization.own':
    case 'organization.any':
    case 'self':
      return {};
    case 'nothing':
      return { partnerId: '00000000-0000-0000-0000-000000000000', customerId: '00000000-0000-0000-0000-000000000000' };
  }
}

/** The same for cases: of a customer's people those without a part in the whole tenant's cases reach what they raised themselves. */
export function caseScopeOf(actor: Actor, grant: Grant): Columns & { openedById?: string } {
  const isOwnOnly = grant.scope === 'case.own-customer' && !may(actor, 'case.view_tenant');
  return { ...scopeOf(actor, grant), ...(isOwnOnly ? { openedById: actor.personId } : {}) };
}

/** The scope as SQL on table alias `e`: `true` when it adds nothing to what row-level security lets through. */
export function scopeSql(actor: Actor, grant: Grant): Prisma.Sql {
  const { partnerId, customerId } = scopeOf(actor, grant);
  const parts = [
    ...(partnerId ? [Prisma.sql`e.partner_id = ${partnerId}::uuid`] : []),
    ...(customerId ? [Prisma.sql`e.customer_id = ${customerId}::uuid`] : []),
  ];
  return parts.length ? Prisma.join(parts, ' AND ') : Prisma.sql`true`;
}
