import type { RequestKind, RequestState } from '../schema';
import type { Change } from './changes';

export const REQUEST_ACTS = ['execute', 'amend', 'decline', 'withdraw'] as const;
export type RequestAct = (typeof REQUEST_ACTS)[number];

/** What executing a request changes on the subscription; null for what is carried out by hand, in words. */
export const changeOf = (kind: RequestKind): Change | null =>
  (({ more_seats: 'quantity', fewer_seats: 'quantity', upgrade: 'upgrade', suspend: 'suspend', other: null }) as const)[
    kind
  ];

/** The state that an act on an open request leads to; null once it was answered or taken back. */
export const afterAct = (act: RequestAct, state: RequestState): RequestState | null =>
  state === 'open'
    ? ({ execute: 'executed', amend: 'open', decline: 'declined', withdraw: 'withdrawn' } as const)[act]
    : null;

/** A request of seats or an upgrade can be amended; of the others there is nothing to set otherwise. */
export const isAmendable = (kind: RequestKind): boolean => ['quantity', 'upgrade'].includes(changeOf(kind) ?? '');

const YEARS_AHEAD = 2;

/** The last day by which a change may be wanted, two years after `today` (both as yyyy-mm-dd). */
export const lastDueOn = (today: string): string => `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4)}`;

/** What is wrong with the day by which a change is wanted; null when nothing is, or none was named. */
export function dueOnFault(dueOn: string, today: string): 'date_unreal' | 'date_past' | 'date_too_far' | null {
  if (!dueOn) return null;
  const day = new Date(`${dueOn}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== dueOn) return 'date_unreal';
  if (dueOn < today) return 'date_past';
  return dueOn > lastDueOn(today) ? 'date_too_far' : null;
}
