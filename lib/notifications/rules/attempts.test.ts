import { expect, it } from 'vitest';
import { stepAfter } from './attempts';

const said = '';

it('is final when it was taken, refused for good, or nobody can know', () => {
  expect(stepAfter({ outcome: 'accepted', said }, 1)).toEqual({ state: 'sent' });
  expect(stepAfter({ outcome: 'refused', said }, 1)).toEqual({ state: 'refused' });
  expect(stepAfter({ outcome: 'unknown', said }, 1)).toEqual({ state: 'unknown' });
});

it('waits longer after each failure, at most two hours, and not at all for a worker that stops', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 60].map((attempt) => stepAfter({ outcome: 'failed', said }, attempt));
  const minutes = waits.map((step) => (step.state === 'pending' ? step.waitMs / 60_000 : null));
  expect(minutes).toEqual([0.5, 2, 10, 30, 60, 120, 120, 120]);
  expect(stepAfter({ outcome: 'stopped', said }, 5)).toEqual({ state: 'pending', waitMs: 0 });
});
