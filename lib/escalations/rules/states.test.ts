import { describe, expect, it } from 'vitest';
import * as rule from './states';

const RESOLVED_AT = new Date('2026-11-01T08:00:00Z');
const NOW = new Date('2026-11-02T08:00:00Z');
const TOLD_AT = new Date('2026-11-01T09:00:00Z');

function facts(change: Partial<rule.EscalationFacts>): rule.EscalationFacts {
  return {
    state: 'in_progress',
    severity: 'B',
    assigneeId: 'lin',
    customerToldAt: null,
    kind: 'customer',
    resolvedAt: null,
    ...change,
  };
}

describe('what each reader is shown', () => {
  it.each([
    ['submitted', 'operator', 'open', 'in_progress', 'none'],
    ['in_triage', 'operator', 'open', 'in_progress', 'open'],
    ['in_progress', 'operator', 'open', 'in_progress', 'open'],
    ['waiting_for_partner', 'partner', 'attention_needed', 'waiting_for_your_partner', 'attention_needed'],
    ['resolved', 'partner', 'attention_needed', 'waiting_for_your_partner', 'attention_needed'],
    ['closed', 'nobody', 'closed', 'done', 'closed'],
    ['withdrawn', 'nobody', 'closed', 'done', 'closed'],
  ] as const)('%s', (state, whoseTurn, partner, customer, wire) => {
    expect(rule.turn(state)).toBe(whoseTurn);
    expect(rule.stateFor('operator', state)).toBe(state);
    expect(rule.stateFor('partner', state)).toBe(partner);
    expect(rule.stateFor('customer', state)).toBe(customer);
    expect(rule.stateFor('wire', state)).toBe(wire);
  });
});

describe('next state', () => {
  it.each([
    ['set_severity', { state: 'submitted', severity: null, assigneeId: null }, 'in_triage'],
    ['set_severity', { state: 'in_triage', severity: null, assigneeId: null }, 'in_triage'],
    ['set_severity', { state: 'in_triage', severity: null }, 'in_progress'],
    ['set_severity', { state: 'waiting_for_partner', severity: null }, 'waiting_for_partner'],
    ['take', { state: 'submitted', severity: null, assigneeId: null }, 'in_triage'],
    ['take', { state: 'in_triage', assigneeId: null }, 'in_progress'],
    ['take', { state: 'in_progress' }, 'in_progress'],
    ['take', { state: 'waiting_for_partner' }, 'waiting_for_partner'],
    ['ask_partner', { state: 'submitted', severity: null, assigneeId: null }, 'waiting_for_partner'],
    ['reply_operator', { state: 'waiting_for_partner' }, 'waiting_for_partner'],
    ['reply_partner', { state: 'waiting_for_partner' }, 'in_progress'],
    ['reply_partner', { state: 'waiting_for_partner', severity: null }, 'in_triage'],
    ['reply_partner', { state: 'waiting_for_partner', assigneeId: null }, 'in_triage'],
    ['reply_partner', { state: 'submitted', severity: null, assigneeId: null }, 'submitted'],
    ['reply_partner', { state: 'resolved', resolvedAt: RESOLVED_AT }, 'resolved'],
    ['resolve', { state: 'in_triage', assigneeId: null }, 'resolved'],
    ['resolve', { state: 'waiting_for_partner' }, 'resolved'],
    ['tell_customer', { state: 'resolved', resolvedAt: RESOLVED_AT }, 'resolved'],
    ['close', { state: 'resolved', resolvedAt: RESOLVED_AT, customerToldAt: TOLD_AT }, 'closed'],
    ['close', { state: 'resolved', resolvedAt: RESOLVED_AT, kind: 'partner_center' }, 'closed'],
    ['reopen', { state: 'resolved', resolvedAt: RESOLVED_AT }, 'in_progress'],
    ['reopen', { state: 'closed', resolvedAt: RESOLVED_AT, customerToldAt: TOLD_AT }, 'in_progress'],
    ['withdraw', { state: 'submitted', severity: null, assigneeId: null }, 'withdrawn'],
    ['withdraw', { state: 'waiting_for_partner' }, 'withdrawn'],
  ] as const)('%s from %o', (act, change, to) => {
    expect(rule.nextState(act, facts(change), NOW)).toEqual({ ok: true, to });
  });

  it.each([
    ['resolve', { state: 'submitted', severity: null }, 'not_in_this_state'],
    ['resolve', { state: 'in_triage', severity: null }, 'severity_not_set'],
    ['resolve', { state: 'resolved' }, 'not_in_this_state'],
    ['close', { state: 'in_progress' }, 'not_in_this_state'],
    ['close', { state: 'resolved', resolvedAt: RESOLVED_AT }, 'customer_not_told'],
    ['withdraw', { state: 'resolved', resolvedAt: RESOLVED_AT }, 'not_in_this_state'],
    ['reopen', { state: 'withdrawn' }, 'not_in_this_state'],
    ['reopen', { state: 'closed', resolvedAt: null }, 'reopen_window_over'],
    ['tell_customer', { state: 'in_progress' }, 'not_in_this_state'],
    ['tell_customer', { state: 'resolved', kind: 'partner_center' }, 'no_customer'],
    ['reply_operator', { state: 'closed' }, 'not_in_this_state'],
    ['set_severity', { state: 'resolved' }, 'not_in_this_state'],
  ] as const)('refuses %s from %o', (act, change, why) => {
    expect(rule.nextState(act, facts(change), NOW)).toEqual({ ok: false, why });
  });

  it('does not count what the customer was told before a reopening (P15)', () => {
    const again = facts({ state: 'resolved', resolvedAt: NOW, customerToldAt: TOLD_AT });
    expect(rule.isCustomerTold(again)).toBe(false);
    expect(rule.nextState('close', again, NOW)).toEqual({ ok: false, why: 'customer_not_told' });
    expect(rule.nextState('close', { ...again, customerToldAt: NOW }, NOW).ok).toBe(true);
  });

  it('reopens up to and including the fourteenth day', () => {
    const closed = facts({ state: 'closed', resolvedAt: RESOLVED_AT, customerToldAt: TOLD_AT });
    const last = new Date('2026-11-15T08:00:00.000Z');
    expect(rule.reopenableUntil(RESOLVED_AT)).toEqual(last);
    expect(rule.nextState('reopen', closed, last)).toEqual({ ok: true, to: 'in_progress' });
    expect(rule.nextState('reopen', closed, new Date(last.getTime() + 1))).toEqual({
      ok: false,
      why: 'reopen_window_over',
    });
  });
});

describe('acts of a side', () => {
  it('lists every act of the partner with its outcome', () => {
    expect(rule.actsFor('partner', facts({ state: 'resolved', resolvedAt: RESOLVED_AT }), NOW)).toEqual([
      { act: 'reply_partner', ok: true, to: 'resolved' },
      { act: 'tell_customer', ok: true, to: 'resolved' },
      { act: 'close', ok: false, why: 'customer_not_told' },
      { act: 'reopen', ok: true, to: 'in_progress' },
      { act: 'withdraw', ok: false, why: 'not_in_this_state' },
    ]);
  });

  it('gives the operator its own acts and the customer none', () => {
    const operators = rule.actsFor('operator', facts({ state: 'submitted', severity: null }), NOW);
    expect(operators.map((one) => [one.act, one.ok])).toEqual([
      ['set_severity', true],
      ['take', true],
      ['ask_partner', true],
      ['reply_operator', true],
      ['resolve', false],
    ]);
    expect(rule.actsFor('customer', facts({}), NOW)).toEqual([]);
  });
});
