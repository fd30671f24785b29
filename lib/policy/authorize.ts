import { DomainError, type Failure } from '@/lib/shared/errors';
import type { Actor, Role } from './actor';
import type { PolicyRow, ScopeName } from './row';
import { type Action, POLICY } from './table';

const ROWS: readonly PolicyRow[] = POLICY;

/** What a granted action reaches: the scope that queries and commands turn into their where clause, and the rule for the record. */
export type Grant = { action: Action; scope: ScopeName; rule: string };

const rowFor = (actor: Actor, action: Action): PolicyRow | undefined =>
  ROWS.find((row) => row.action === action && row.side === actor.side);

/** True when one of the actor's roles is named in the table for this action. */
export function may(actor: Actor, action: Action): boolean {
  return rowFor(actor, action)?.roles.some((role) => actor.roles.includes(role)) ?? false;
}

/** Who of the actor's own side may do it, and which rule says so; what a refusal shows. */
export function refusalOf(actor: Actor, action: Action): Extract<Failure, { kind: 'refused' }> {
  const own = rowFor(actor, action);
  const any = ROWS.find((row) => row.action === action && row.roles.length > 0);
  const roles: readonly Role[] = own?.roles ?? [];
  return { kind: 'refused', action, rule: (own ?? any)?.rule ?? 'P19', roles };
}

/** Returns the grant, or throws a refusal that names the rule and the roles that may. */
export function authorize(actor: Actor, action: Action): Grant {
  const row = rowFor(actor, action);
  if (row?.roles.some((role) => actor.roles.includes(role))) return { action, scope: row.scope, rule: row.rule };
  throw new DomainError(refusalOf(actor, action));
}
