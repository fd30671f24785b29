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
