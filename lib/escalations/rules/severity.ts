import type { BusinessCalendar } from '../calendar';
import { dueAfter, type StaffedTarget } from './staffed-time';

export const SEVERITIES = ['A', 'B', 'C'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type SupportKind = 'technical' | 'billing';

/** One promise of P21. */
export type SlaTarget = StaffedTarget & { severity: Severity; kind: SupportKind };

const ROUND_THE_CLOCK = { opensAt: 0, closesAt: 1440, everyDay: true };
const STAFFED_ALL_YEAR = { opensAt: 540, closesAt: 1440, everyDay: true };
const BILLING_HOURS = { opensAt: 540, closesAt: 1080, everyDay: false };

export const DEFAULT_SLA_TARGETS: readonly SlaTarget[] = [
  { severity: 'A', kind: 'technical', minutes: 60, businessDays: null, ...ROUND_THE_CLOCK },
  { severity: 'B', kind: 'technical', minutes: null, businessDays: 1, ...STAFFED_ALL_YEAR },
  { severity: 'C', kind: 'technical', minutes: null, businessDays: 3, ...STAFFED_ALL_YEAR },
  { severity: 'B', kind: 'billing', minutes: null, businessDays: 1, ...BILLING_HOURS },
  { severity: 'C', kind: 'billing', minutes: null, businessDays: 3, ...BILLING_HOURS },
];

/** The row that promises a response for this severity and kind, or null where none is promised (A for billing). */
export function targetFor(targets: readonly SlaTarget[], severity: Severity, kind: SupportKind): SlaTarget | null {
  return targets.find((target) => target.severity === severity && target.kind === kind) ?? null;
}

/**
 * P21: the instant by which the first response is due. Always counted from filing, so a change of severity calls it anew.
 * RangeError where no target is promised, or the row leaves nothing to count.
 */
export function responseDueAt(request: {
  severity: Severity;
  kind: SupportKind;
  filedAt: Date;
  targets: readonly SlaTarget[];
  calendar: BusinessCalendar;
}): Date {
  const target = targetFor(request.targets, request.severity, request.kind);
  if (!target) throw new RangeError(`No response target for severity ${request.severity}, ${request.kind}`);
  return dueAfter(request.filedAt, target, request.calendar);
}

export type SeverityRefusal = 'needs_advanced_agreement' | 'not_for_billing';
export type SeverityChoice = { severity: Severity; allowed: boolean; refusal?: SeverityRefusal };
type SeverityTerms = { kind: SupportKind; hasAdvancedAgreement: boolean };

/** P21: A to C, each allowed or with the reason why not. A is technical only, and needs the customer's advanced agreement. */
export function allowedSeverities(terms: SeverityTerms): SeverityChoice[] {
  return SEVERITIES.map((severity) => {
    const refusal = severity === 'A' ? refusalOfA(terms) : null;
    return refusal ? { severity, allowed: false, refusal } : { severity, allowed: true };
  });
}

function refusalOfA({ kind, hasAdvancedAgreement }: SeverityTerms): SeverityRefusal | null {
  if (kind === 'billing') return 'not_for_billing';
  return hasAdvancedAgreement ? null : 'needs_advanced_agreement';
}

export type SeverityChange = SeverityTerms & {
  /** What is set now; null until triage. */
  from: Severity | null;
  proposed: Severity;
  to: Severity;
  reason: string | null;
};
export type SeverityChangeResult =
  | { ok: true; lowers: boolean }
  | { ok: false; why: SeverityRefusal | 'unchanged' | 'reason_needed' };

/**
 * P21: whether the operator may set this severity. Lowering needs a reason that is not blank, and setting less than
 * the partner proposed counts as lowering: its target already runs, so taking it away is explained like any other.
 */
export function checkSeverityChange(change: SeverityChange): SeverityChangeResult {
  if (change.to === change.from) return { ok: false, why: 'unchanged' };
  const refusal = change.to === 'A' ? refusalOfA(change) : null;
  if (refusal) return { ok: false, why: refusal };
  const lowers = SEVERITIES.indexOf(change.to) > SEVERITIES.indexOf(change.from ?? change.proposed);
  if (lowers && !change.reason?.trim()) return { ok: false, why: 'reason_needed' };
  return { ok: true, lowers };
}

export type WireSeverity = 'unknown' | 'critical' | 'moderate' | 'minimal';
const WIRE = { A: 'critical', B: 'moderate', C: 'minimal' } as const;

/** Partner Center's word for a severity; unknown while none is set. */
export function toWireSeverity(severity: Severity | null): WireSeverity {
  return severity ? WIRE[severity] : 'unknown';
}

/** The severity that a Partner Center word stands for; null for unknown. */
export function fromWireSeverity(wire: WireSeverity): Severity | null {
  return SEVERITIES.find((severity) => WIRE[severity] === wire) ?? null;
}
