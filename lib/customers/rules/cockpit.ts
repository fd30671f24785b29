import type { Classification, HealthStatus } from '@/lib/service-health/schema';

export const COCKPIT_SORTS = ['worst', 'name', 'cases', 'escalations', 'health', 'act_by', 'ends'] as const;
export type CockpitSort = (typeof COCKPIT_SORTS)[number];

/** What the cockpit looks ahead: a term that ends without renewal, and a deletion, are near from here on. */
export const ENDING_DAYS = 60;
export const NEAR_DAYS = 14;

/** How bad a service's state is: 0 healthy, 1 an advisory, 2 an incident, 3 an interruption. */
export function healthRank(classification: Classification | null, status: HealthStatus): 0 | 1 | 2 | 3 {
  if (classification === null) return 0;
  if (classification === 'advisory') return 1;
  return status === 'serviceInterruption' ? 3 : 2;
}

/** The sort that the address asks for, the worst first for any that there is not; `may` says which columns the person sees. */
export function cockpitSort(text: string | undefined, may: (sort: CockpitSort) => boolean): CockpitSort {
  return COCKPIT_SORTS.find((one) => one === text && may(one)) ?? 'worst';
}
