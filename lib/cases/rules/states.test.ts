import { describe, expect, it } from 'vitest';
import { CASE_ACTS, CASE_STATES, type CaseSide, caseTurn, nextCaseState } from './states';

const calm = { hasOpenEscalation: false, isEnded: false };
const ways = (by: CaseSide, facts = calm) =>
  CASE_STATES.flatMap((state) =>
    CASE_ACTS.flatMap((act) => {
      const next = nextCaseState(act, by, { state, ...facts });
      return next.ok ? [`${state} ${act} ${next.to}`] : [];
    }),
  );

describe('the ways that a case can go', () => {
  it('the partner answers, asks, escalates, resolves, closes what is resolved, and reopens', () => {
    expect(ways('partner')).toEqual([
      'open reply_partner open',
      'open ask_customer waiting_for_customer',
      'open escalate open',
      'open resolve resolved',
      'waiting_for_customer reply_partner waiting_for_customer',
      'waiting_for_customer ask_customer waiting_for_customer',
      'waiting_for_customer escalate open',
      'waiting_for_customer resolve resolved',
      'resolved reply_partner resolved',
      'resolved close closed',
      'resolved reopen open',
      'closed reopen open',
    ]);
  });

  it('the customer answers, closes and reopens; it never resolves', () => {
    expect(ways('customer')).toEqual([
      'open reply_customer open',
      'open close closed',
      'waiting_for_customer reply_customer open',
      'waiting_for_customer close closed',
      'resolved close closed',
      'resolved reopen open',
      'closed reopen open',
    ]);
  });

  it('once the relation has ended, either side closes, and nothing else is possible', () => {
    const closing = ['open close closed', 'waiting_for_customer close closed', 'resolved close closed'];
    for (const by of ['partner', 'customer'] as const)
      expect(ways(by, { hasOpenEscalation: true, isEnded: true })).toEqual(closing);
  });

  it('says whose turn it is', () => {
    expect(CASE_STATES.map(caseTurn)).toEqual(['partner', 'customer', 'customer', 'nobody']);
  });

  it('P15: while its escalation is under way, a case is neither resolved by the partner nor escalated again', () => {
    const facts = { state: 'open', hasOpenEscalation: true, isEnded: false } as const;
    expect(nextCaseState('resolve', 'partner', facts)).toEqual({ ok: false, why: 'escalation_open' });
    expect(nextCaseState('escalate', 'partner', facts)).toEqual({ ok: false, why: 'escalation_open' });
    expect(nextCaseState('close', 'customer', facts)).toEqual({ ok: true, to: 'closed' });
  });
});
