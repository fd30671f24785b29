import { Prisma } from '@/lib/platform/db';
import type { Actor } from '@/lib/policy/actor';
import { may } from '@/lib/policy/authorize';

/**
 * P1 on alias `m`: published messages, those on data privacy for the roles that may alone. Which services a customer holds is asked by
 * row-level security, under which this table is only ever read.
 */
export const publishedSql = (actor: Actor): Prisma.Sql =>
  may(actor, 'service_message.view_privacy')
    ? Prisma.sql`m.state = 'published'`
    : Prisma.sql`m.state = 'published' AND NOT m.is_data_privacy`;

/** The same for one message by its id, which who writes, approves or audits also reads before it is published and after it is withdrawn. */
export const reachSql = (actor: Actor): Prisma.Sql =>
  may(actor, 'service_message.view_unpublished') ? Prisma.sql`true` : publishedSql(actor);
