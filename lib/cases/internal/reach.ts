import { Prisma } from '@/lib/platform/db';
import type { Actor } from '@/lib/policy/actor';
import { type Grant, may } from '@/lib/policy/authorize';
import { caseScopeOf } from '@/lib/policy/scopes';

/** Whether a customer's person reaches every case of the tenant, not only what they raised themselves. */
export const seesTenant = (actor: Actor): boolean => may(actor, 'case.view_tenant');

/** What the grant reaches, as SQL on table alias `c`. */
export function reachSql(actor: Actor, grant: Grant): Prisma.Sql {
  const { partnerId, customerId, openedById } = caseScopeOf(actor, grant);
  const parts = [
    ...(partnerId ? [Prisma.sql`c.partner_id = ${partnerId}::uuid`] : []),
    ...(customerId ? [Prisma.sql`c.customer_id = ${customerId}::uuid`] : []),
    ...(openedById ? [Prisma.sql`c.opened_by_id = ${openedById}::uuid`] : []),
  ];
  return Prisma.join(parts, ' AND ');
}
