import type { PersonKey } from '@/test/cast';

/** Numbers of the requests that a run has filed, by what they show. */
export type Numbers = Record<string, string>;
/** Addresses, some of them of records of a run and of cases as `/cases/CS...`, for each person whom they tell something of their own. */
export type Pages = Partial<Record<PersonKey, (numbers: Numbers, cases: readonly string[]) => string[]>>;
