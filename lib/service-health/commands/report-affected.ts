import { defineCommand } from '@/lib/command/define-command';
import { conflict, stale } from '@/lib/shared/errors';
import { supportingPartnerOf } from '../internal/supporting-partner';
import { affectedForm } from '../schema';
import { findIssue, issueEvent } from '../tx';

/**
 * "We are affected too", once per organization: said again it replaces what was said. Only while the issue is open. The operator's staff and the
 * partners that support the service for this customer read it; no other customer learns of it, not even as a number.
 */
export const reportAffected = defineCommand({
  action: 'health.report_affected',
  input: affectedForm,
  on: (acting, input) => findIssue(acting, input.issueId),
  run: async (working) => {
    const { tx, actor, now, input, record } = working;
    const own = { issueId: record.id, customerId: actor.organizationId };
    const stood = await tx.healthAffected.findFirst({ where: own });
    if (stood?.submitKey === input.key) {
      if (stood.words !== input.words || stood.affectedCount !== input.affectedCount) throw conflict('already_sent');
      return { value: null, events: [], isRepeat: true };
    }
    if (record.isResolved) throw conflict('issue_resolved');
    if ((stood?.version ?? 0) !== input.version) throw stale(stood?.version ?? 0);
    const said = {
      words: input.words,
      affectedCount: input.affectedCount,
      reportedById: actor.personId,
      updatedAt: now,
      withdrawnAt: null,
      submitKey: input.key,
      version: input.version + 1,
    };
    const { count } = stood
      ? await tx.healthAffected.updateMany({ where: { ...own, version: input.version }, data: said })
      : await tx.healthAffected.createMany({
          data: [{ ...own, ...said, serviceId: record.serviceId, reportedAt: now }],
          skipDuplicates: true,
        });
    if (count === 0) throw stale(input.version + 1);
    await tx.draft.deleteMany({ where: { personId: actor.personId, key: input.key } });
    const partnerId = await supportingPartnerOf(working, record.serviceId);
    return {
      value: null,
      events: [
        {
          ...issueEvent('affected_reported', record, {
            affectedCount: input.affectedCount,
            affectedBefore: stood?.withdrawnAt ? null : (stood?.affectedCount ?? null),
            affectedAfter: input.affectedCount,
          }),
          audience: 'operator_partner_customer',
          customerId: actor.organizationId,
          ...(partnerId ? { partnerId } : {}),
        },
      ],
    };
  },
});
