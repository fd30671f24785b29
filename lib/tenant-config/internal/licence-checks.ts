import type { ServiceId, TenantCheck, TenantSnapshot, TenantSubscription } from '../schema';

/** Signing in to the directory itself takes no licence. */
const LICENSED: readonly ServiceId[] = ['exchange', 'sharepoint', 'onedrive', 'teams', 'apps'];

function covering(snapshot: TenantSnapshot, status: TenantSubscription['status']): TenantSubscription[] {
  return snapshot.subscriptions.filter((one) => one.coversService && one.status === status);
}

/** P8: users of a suspended subscription cannot use its services; another active one may still carry some of them. */
const subscriptionSuspended: TenantCheck = {
  id: 'subscription_suspended',
  serviceIds: 'all',
  run(snapshot) {
    const suspended = covering(snapshot, 'suspended');
    const first = suspended[0];
    if (!first) return null;
    return {
      check: 'subscription_suspended',
      level: covering(snapshot, 'active').length === 0 ? 'likely_cause' : 'worth_mending',
      values: { subscription: first.friendlyName, count: suspended.length },
      anchor: 'subscription',
    };
  },
};

/** Full seats hurt only while somebody lacks one and no other subscription has one free. */
const noSeatsLeft: TenantCheck = {
  id: 'no_seats_left',
  serviceIds: LICENSED,
  run(snapshot) {
    const active = covering(snapshot, 'active');
    const full = active.filter((one) => one.assignedCount >= one.quantity);
    const first = full[0];
    if (!first) return null;
    const nobodyCanBeServed = full.length === active.length && snapshot.users.withoutLicence > 0;
    return {
      check: 'no_seats_left',
      level: nobodyCanBeServed ? 'likely_cause' : 'worth_mending',
      values: { subscription: first.friendlyName, quantity: first.quantity, count: full.length },
      anchor: 'licences',
    };
  },
};

const usersWithoutLicence: TenantCheck = {
  id: 'users_without_licence',
  serviceIds: LICENSED,
  run({ users }) {
    if (users.withoutLicence === 0) return null;
    return {
      check: 'users_without_licence',
      level: 'likely_cause',
      values: { count: users.withoutLicence, total: users.total },
      anchor: 'licences',
    };
  },
};

/** A licence can only be assigned to a user whose usage location is set. */
const usageLocationMissing: TenantCheck = {
  id: 'usage_location_missing',
  serviceIds: LICENSED,
  run({ users }) {
    if (users.withoutUsageLocation === 0) return null;
    return {
      check: 'usage_location_missing',
      level: 'worth_mending',
      values: { count: users.withoutUsageLocation, total: users.total },
      anchor: 'users',
    };
  },
};

export const LICENCE_CHECKS: readonly TenantCheck[] = [
  subscriptionSuspended,
  noSeatsLeft,
  usersWithoutLicence,
  usageLocationMissing,
];
