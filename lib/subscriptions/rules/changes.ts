import type { Status } from '../schema';
import { deletesAt } from './suspension';

export const CHANGES = ['quantity', 'rename', 'renewal', 'upgrade', 'suspend', 'reactivate'] as const;
export type Change = (typeof CHANGES)[number];
/** The action of the policy table that each change is. */
export const ACTION_OF = {
  quantity: 'subscription.change_quantity',
  rename: 'subscription.rename',
  renewal: 'subscription.set_renewal',
  upgrade: 'subscription.upgrade',
  suspend: 'subscription.suspend',
  reactivate: 'subscription.reactivate',
} as const satisfies Record<Change, string>;

export type ChangeFacts = {
  status: Status;
  isTrial: boolean;
  suspendedAt: Date | null;
  parentStatus: Status | null;
  isResellerInArrears: boolean;
  hasUpgradePath: boolean;
};
export type WhyNot =
  | 'arrears'
  | 'subscription_deleted'
  | 'subscription_pending'
  | 'seats_while_suspended'
  | 'trial_ends'
  | 'upgrade_not_active'
  | 'upgrade_no_path'
  | 'already_suspended'
  | 'not_suspended'
  | 'past_deletion'
  | 'parent_suspended';

/**
 * Why the reseller of record cannot make this change now; null when it can. P9 stops what orders or returns seats (quantity, upgrade); what a
 * partner in arrears already has it still names, renews, suspends and reactivates.
 */
export function whyNotNow(change: Change, facts: ChangeFacts, now: Date): WhyNot | null {
  if (facts.status === 'deleted') return 'subscription_deleted';
  if (facts.status === 'pending' && change !== 'rename') return 'subscription_pending';
  const isSuspended = facts.status === 'suspended';
  switch (change) {
    case 'quantity':
      if (facts.isResellerInArrears) return 'arrears';
      return isSuspended ? 'seats_while_suspended' : null;
    case 'upgrade':
      if (facts.isResellerInArrears) return 'arrears';
      if (isSuspended) return 'upgrade_not_active';
      return facts.hasUpgradePath ? null : 'upgrade_no_path';
    case 'renewal':
      return facts.isTrial ? 'trial_ends' : null;
    case 'suspend':
      return isSuspended ? 'already_suspended' : null;
    case 'reactivate':
      if (!isSuspended) return 'not_suspended';
      if (facts.suspendedAt && deletesAt(facts.suspendedAt) <= now) return 'past_deletion';
      return facts.parentStatus === null || facts.parentStatus === 'active' ? null : 'parent_suspended';
    default:
      return null;
  }
}

/** What a suspension and its end change, for the record. */
export const SUSPENDED = { statusBefore: 'active', statusAfter: 'suspended' } as const;
export const REACTIVATED = { statusBefore: 'suspended', statusAfter: 'active' } as const;
