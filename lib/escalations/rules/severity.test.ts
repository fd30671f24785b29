import { describe, expect, it } from 'vitest';
import * as rule from './severity';

describe('which severities may be chosen (P21)', () => {
  it('offers A only for technical requests under the advanced agreement', () => {
    expect(rule.allowedSeverities({ kind: 'technical', hasAdvancedAgreement: true })).toEqual([
      { severity: 'A', allowed: true },
      { severity: 'B', allowed: true },
      { severity: 'C', allowed: true },
    ]);
    expect(rule.allowedSeverities({ kind: 'technical', hasAdvancedAgreement: false })[0]).toEqual({
      severity: 'A',
      allowed: false,
      refusal: 'needs_advanced_agreement',
    });
    for (const hasAdvancedAgreement of [true, false]) {
      expect(rule.allowedSeverities({ kind: 'billing', hasAdvancedAgreement })[0]?.refusal).toBe('not_for_billing');
    }
  });

  const terms = { kind: 'technical', hasAdvancedAgreement: true, proposed: 'B', reason: null } as const;

  it('lets triage take over or raise the proposal without a reason', () => {
    expect(rule.checkSeverityChange({ ...terms, from: null, to: 'B' })).toEqual({ ok: true, lowers: false });
    expect(rule.checkSeverityChange({ ...terms, from: null, to: 'A' })).toEqual({ ok: true, lowers: false });
    expect(rule.checkSeverityChange({ ...terms, from: 'C', to: 'B' })).toEqual({ ok: true, lowers: false });
  });

  it('asks a reason for lowering, also below the proposal', () => {
    for (const from of ['B', null] as const) {
      const lowering = { ...terms, from, to: 'C' } as const;
      expect(rule.checkSeverityChange(lowering)).toEqual({ ok: false, why: 'reason_needed' });
      expect(rule.checkSeverityChange({ ...lowering, reason: ' \n' })).toEqual({
        ok: false,
        why: 'reason_needed',
      });
      expect(rule.checkSeverityChange({ ...lowering, reason: 'No answer for two days' })).toEqual({
        ok: true,
        lowers: true,
      });
    }
  });

  it('refuses A where it is not promised, and a change to the same', () => {
    const raise = { ...terms, from: 'B', to: 'A' } as const;
    expect(rule.checkSeverityChange({ ...raise, hasAdvancedAgreement: false })).toEqual({
      ok: false,
      why: 'needs_advanced_agreement',
    });
    expect(rule.checkSeverityChange({ ...raise, kind: 'billing' })).toEqual({
      ok: false,
      why: 'not_for_billing',
    });
    expect(rule.checkSeverityChange({ ...terms, from: 'B', to: 'B' })).toEqual({
      ok: false,
      why: 'unchanged',
    });
  });
});

describe('Partner Center wire', () => {
  it('reads and writes the four words', () => {
    const words = [rule.toWireSeverity(null), ...rule.SEVERITIES.map(rule.toWireSeverity)];
    expect(words).toEqual(['unknown', 'critical', 'moderate', 'minimal']);
    expect(words.map(rule.fromWireSeverity)).toEqual([null, 'A', 'B', 'C']);
  });
});
