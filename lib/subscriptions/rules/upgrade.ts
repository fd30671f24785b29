/** P7's refusals, as upgrade_refusal() in the database gives them. */
export const UPGRADE_REFUSALS = [
  'upgrade_no_path',
  'upgrade_not_active',
  'upgrade_retired',
  'upgrade_not_delegated',
  'upgrade_target_held',
  'upgrade_services_held',
  'upgrade_above_max',
] as const;
export type UpgradeRefusal = (typeof UPGRADE_REFUSALS)[number];
