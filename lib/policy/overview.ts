import { type Actor, CUSTOMER_ROLES, OPERATOR_ROLES, PARTNER_ROLES, type Role, type Side } from './actor';
import { may, refusalOf } from './authorize';
import type { PolicyRow } from './row';
import { type Action, POLICY } from './table';

const ROWS: readonly PolicyRow[] = POLICY;
const SIDES: Readonly<Record<Side, readonly Role[]>> = {
  partner: PARTNER_ROLES,
  customer: CUSTOMER_ROLES,
  operator: OPERATOR_ROLES,
};
const sides = Object.keys(SIDES) as Side[];

/** Who of one side may: roles in the order of the policy, all of them, or none; and the rule that says so. */
export type SideRights = { side: Side; roles: readonly Role[]; isEverybody: boolean; rule: string | null };

export type PolicyEntry = {
  action: Action;
  subject: string;
  may: boolean;
  /** The rule by which this person may, or is refused. */
  rule: string;
  own: SideRights;
  others: readonly SideRights[];
};

function rightsOf(side: Side, action: Action): SideRights {
  const row = ROWS.find((one) => one.side === side && one.action === action);
  const roles = SIDES[side].filter((role) => row?.roles.includes(role));
  return { side, roles, isEverybody: roles.length === SIDES[side].length, rule: row?.rule ?? null };
}

/** The whole policy table as it stands for one person: what they may, who of their own side may, who of the others, and by which rule. */
export function policyFor(actor: Actor): PolicyEntry[] {
  const actions = [...new Set<Action>(POLICY.map((row) => row.action))];
  return actions.map((action) => ({
    action,
    subject: action.split('.')[0] ?? action,
    may: may(actor, action),
    rule: refusalOf(actor, action).rule,
    own: rightsOf(actor.side, action),
    others: sides.filter((side) => side !== actor.side).map((side) => rightsOf(side, action)),
  }));
}
