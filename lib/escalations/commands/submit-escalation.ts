import { attachDraftFiles } from '@/lib/attachments/tx';
import { escalateFromCase } from '@/lib/cases/tx';
import { defineCommand } from '@/lib/command/define-command';
import { loadFilingReach } from '@/lib/customers/tx';
import { holdReach } from '@/lib/leaving/tx';
import { conflict, invalid } from '@/lib/shared/errors';
import { newId, newRequestNumber } from '@/lib/shared/ids';
import { saysTheSame } from '@/lib/shared/same-fields';
import { instantInZone } from '@/lib/shared/zoned-time';
import { queuePosition } from '../rules/queue';
import { allowedSeverities, responseDueAt } from '../rules/severity';
import { turn } from '../rules/states';
import { filingForm } from '../schema';
import { loadPromises, placeOf } from '../tx';

/**
 * Files an escalation with the operator on a customer's behalf (P12, P13, P21). One form key makes one escalation: sent again, it answers
 * with the one that it made. Filed from a case (P4), what the partner chose of that goes along. Arrears (P9) and a removed delegation do not hinder the reseller of record.
 */
export const submitEscalation = defineCommand({
  action: 'escalation.submit',
  input: filingForm,
  // What opens the way is held until it is filed: an end of the relation, or of the delegation, comes before or after and not between.
  on: async (acting, input) => {
    const between = { customerId: input.customerId, partnerId: acting.actor.organizationId };
    if (!(await holdReach(acting, between, input.serviceId))) return null;
    return loadFilingReach(acting, input.customerId, input.serviceId);
  },
  run: async (working) => {
    const { tx, actor, now, input, record: reach } = working;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${actor.personId}${input.key}`}, 0))`;
    const made = await tx.escalation.findUnique({
      where: { filedById_submitKey: { filedById: actor.personId, submitKey: input.key } },
    });
    const typed = {
      customerId: input.customerId,
      serviceId: input.serviceId,
      topicId: input.topicId,
      title: input.title,
      description: input.description,
      impact: input.impact,
      affectedCount: input.affectedCount ?? null,
      tried: input.tried,
      lacksTraining: input.lacks.includes('training'),
      lacksDocumentation: input.lacks.includes('documentation'),
      lacksTools: input.lacks.includes('tools'),
      lackExplained: input.lackExplained,
      contactName: input.contactName,
      contactEmail: input.contactEmail,
      contactPhone: input.contactPhone || null,
      customerSummary: input.customerSummary,
      proposedSeverity: input.proposedSeverity,
    };
    if (made) {
      // A form that came back from the browser's history carries a used key with another problem: keep that, do not swallow it.
      if (!saysTheSame(made, typed)) throw conflict('already_filed');
      return { value: { number: made.number, id: made.id }, events: [], isRepeat: true };
    }

    if (reach.isRetired) throw conflict('service_retired');
    if (!reach.maySupport) throw conflict('service_out_of_reach');
    const topic = await tx.supportTopic.findFirst({
      where: { id: input.topicId, retiredAt: null, OR: [{ serviceId: input.serviceId }, { serviceId: null }] },
    });
    if (!topic) throw invalid({ topicId: 'choose' });
    const kind = topic.kind as 'technical' | 'billing';
    const choice = allowedSeverities({ kind, hasAdvancedAgreement: reach.hasAdvancedAgreement }).find(
      (one) => one.severity === input.proposedSeverity,
    );
    if (!choice?.allowed) throw invalid({ proposedSeverity: choice?.refusal ?? 'choose' });
    const startedAt = instantInZone(input.startedAt, actor.timeZone);
    if (!startedAt) throw invalid({ startedAt: 'date_time' });
    if (startedAt > now) throw invalid({ startedAt: 'in_the_future' });

    const dueAt = responseDueAt({
      severity: input.proposedSeverity,
      kind,
      filedAt: now,
      ...(await loadPromises(working)),
    });
    const state = 'submitted' as const;
    const place = queuePosition(
      { state, filedAt: now, responseDueAt: dueAt, firstResponseAt: null, waitingSince: null, pausedMs: 0 },
      now,
    );
    const id = newId();
    const number = newRequestNumber();
    const healthIssue = input.healthIssueId
      ? await tx.healthIssue.findFirst({ where: { id: input.healthIssueId }, select: { id: true } })
      : null;
    await tx.escalation.createMany({
      data: [
        {
          id,
          number,
          partnerId: actor.organizationId,
          ...typed,
          kind,
          submitKey: input.key,
          filedById: actor.personId,
          filedAt: now,
          startedAt,
          healthIssueId: healthIssue?.id ?? null,
          state,
          turn: turn(state),
          responseDueAt: dueAt,
          queueRank: place.rank,
          queueAt: place.at,
          updatedAt: now,
        },
      ],
    });
    await attachDraftFiles(working, {
      on: placeOf({ id, partnerId: actor.organizationId, customerId: input.customerId }),
      draftKey: input.key,
      messageId: null,
      audience: 'operator_partner',
    });
    const fromCase = input.caseNumber
      ? [
          await escalateFromCase(working, {
            caseNumber: input.caseNumber,
            messageIds: input.caseMessages,
            fileIds: input.caseFiles,
            escalation: { id, number, customerId: input.customerId },
          }),
        ]
      : [];
    await tx.draft.deleteMany({ where: { personId: actor.personId, key: input.key } });
    return {
      value: { number, id },
      events: [
        {
          name: 'escalation.submitted',
          recordType: 'escalation',
          recordId: id,
          partnerId: actor.organizationId,
          customerId: input.customerId,
          audience: 'operator_partner',
          data: {
            number,
            stateBefore: null,
            stateAfter: state,
            proposedSeverity: input.proposedSeverity,
            serviceId: input.serviceId,
            responseDueAt: dueAt.toISOString(),
            version: 1,
          },
        },
        ...fromCase,
      ],
    };
  },
});
