import { defineCommand } from '@/lib/command/define-command';
import { invalid } from '@/lib/shared/errors';
import { checkSeverityChange, responseDueAt } from '../rules/severity';
import { severityForm } from '../schema';
import { advance, escalationEvent, holdEscalation, loadPromises } from '../tx';

/** The operator sets or changes the severity (P21); lowering asks for a reason, and the target is computed anew from filing. */
export const setSeverity = defineCommand({
  action: 'escalation.set_severity',
  input: severityForm,
  on: (acting, input) => holdEscalation(acting, input.number),
  run: async (working) => {
    const { tx, input, record } = working;
    const { advancedAgreement } = await tx.organization.findUniqueOrThrow({
      where: { id: record.customerId },
      select: { advancedAgreement: true },
    });
    const kind = record.kind as 'technical' | 'billing';
    const change = checkSeverityChange({
      from: record.severity,
      proposed: record.proposedSeverity,
      to: input.severity,
      reason: input.reason,
      kind,
      hasAdvancedAgreement: advancedAgreement,
    });
    if (!change.ok)
      throw invalid(change.why === 'reason_needed' ? { reason: 'reason_needed' } : { severity: change.why });
    const dueAt = responseDueAt({
      severity: input.severity,
      kind,
      filedAt: record.filedAt,
      ...(await loadPromises(working)),
    });
    const after = await advance(working, 'set_severity', input.version, {
      severity: input.severity,
      severityReason: input.reason || null,
      responseDueAt: dueAt,
    });
    return {
      value: null,
      events: [
        escalationEvent(
          'severity_set',
          record,
          after,
          'operator_partner',
          {
            severityBefore: record.severity,
            severityAfter: input.severity,
            responseDueAt: dueAt.toISOString(),
          },
          { reason: input.reason || null },
        ),
      ],
    };
  },
});
