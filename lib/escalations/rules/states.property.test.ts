import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTS, type Act, actsFor, type EscalationFacts, type EscalationState, nextState } from './states';

/** Typed by hand from the policy, not derived from the table under test. */
const LEGAL: Record<EscalationState, EscalationState[]> = {
  submitted: ['in_triage', 'waiting_for_partner', 'withdrawn'],
  in_triage: ['in_progress', 'waiting_for_partner', 'resolved', 'withdrawn'],
  in_progress: ['waiting_for_partner', 'resolved', 'withdrawn'],
  waiting_for_partner: ['in_triage', 'in_progress', 'resolved', 'withdrawn'],
  resolved: ['closed', 'in_progress'],
  closed: ['in_progress'],
  withdrawn: [],
};
const PARTNERS_ACTS: Act[] = ['reply_partner', 'tell_customer', 'close', 'reopen', 'withdraw'];

type Step = { act: Act; hours: number };
type Move = { act: Act; before: EscalationFacts; after: EscalationFacts; at: Date };

function applied(act: Act, facts: EscalationFacts, to: EscalationState, at: Date): EscalationFacts {
  return {
    ...facts,
    state: to,
    severity: act === 'set_severity' ? 'B' : facts.severity,
    assigneeId: act === 'take' ? 'lin' : facts.assigneeId,
    resolvedAt: act === 'resolve' ? at : facts.resolvedAt,
    customerToldAt: act === 'tell_customer' ? at : facts.customerToldAt,
  };
}

function play(kind: EscalationFacts['kind'], steps: Step[]): Move[] {
  let at = new Date('2026-11-01T00:00:00Z');
  let facts: EscalationFacts = {
    state: 'submitted',
    severity: null,
    assigneeId: null,
    customerToldAt: null,
    kind,
    resolvedAt: null,
  };
  const moves: Move[] = [];
  for (const { act, hours } of steps) {
    at = new Date(at.getTime() + hours * 3_600_000);
    const next = nextState(act, facts, at);
    if (!next.ok) continue;
    const after = applied(act, facts, next.to, at);
    moves.push({ act, before: facts, after, at });
    facts = after;
  }
  return moves;
}

// Weighted towards the acts that a life needs, so that most runs get as far as resolved.
const act = fc.oneof(
  fc.constantFrom(...ACTS),
  fc.constantFrom<Act>('set_severity', 'take', 'resolve', 'tell_customer', 'close', 'reopen'),
);
const steps = fc.array(fc.record({ act, hours: fc.integer({ min: 0, max: 120 }) }), {
  minLength: 1,
  maxLength: 40,
  size: 'max',
});
const kinds = fc.constantFrom<EscalationFacts['kind']>('customer', 'partner_center');

function everyMove(assertion: (move: Move) => void, numRuns = 2000): EscalationState[] {
  const reached = new Set<EscalationState>();
  fc.assert(
    fc.property(kinds, steps, (kind, run) => {
      for (const move of play(kind, run)) {
        reached.add(move.after.state);
        assertion(move);
      }
    }),
    { numRuns },
  );
  return [...reached].sort();
}

describe('any life of an escalation', () => {
  it('takes legal steps only, and reaches every state', () => {
    const reached = everyMove(({ before, after }) => {
      if (before.state !== after.state) expect(LEGAL[before.state]).toContain(after.state);
    });
    expect(reached).toEqual(Object.keys(LEGAL).sort());
  });

  it('is closed only from resolved, by close, after the customer was told of it (P15)', () => {
    everyMove(({ act, before, after, at }) => {
      if (after.state !== 'closed' || before.state === 'closed') return;
      expect([act, before.state]).toEqual(['close', 'resolved']);
      if (before.kind === 'partner_center') return;
      expect(before.customerToldAt?.getTime()).toBeGreaterThanOrEqual(before.resolvedAt?.getTime() ?? Infinity);
      expect(before.customerToldAt?.getTime()).toBeLessThanOrEqual(at.getTime());
    });
  });

  it('is resolved or closed only with a severity, and withdrawn for good', () => {
    everyMove(({ before, after }) => {
      if (after.state === 'resolved' || after.state === 'closed') expect(after.severity).not.toBeNull();
      expect(before.state).not.toBe('withdrawn');
    });
  });

  it('comes back only within fourteen days of being resolved', () => {
    everyMove(({ act, before, at }) => {
      if (act !== 'reopen') return;
      expect(at.getTime() - (before.resolvedAt?.getTime() ?? 0)).toBeLessThanOrEqual(14 * 86_400_000);
    });
  });

  it('offers each side its own acts only, as nextState would answer them', () => {
    everyMove(({ after, at }) => {
      for (const side of ['operator', 'partner'] as const) {
        for (const { act, ...answer } of actsFor(side, after, at)) {
          expect(PARTNERS_ACTS.includes(act)).toBe(side === 'partner');
          expect(answer).toEqual(nextState(act, after, at));
        }
      }
    }, 200);
  });
});
