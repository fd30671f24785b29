import { defineCommand } from '@/lib/command/define-command';
import { notFound, stale } from '@/lib/shared/errors';
import { supportingPartnerOf } from '../internal/supporting-partner';
import { withdrawForm } from '../schema';
import { findIssue, issueEvent } from '../tx';

/** Takes back what the organization said of an issue, its words and its number; that it had said so stays on the record. */
export const withdrawAffected = defineCommand({
  action: 'health.report_affected',
  input: withdrawForm,
  on: (acting, input) => findIssue(acting, input.issueId),
  run: async (working) => {
    const { tx, actor, now, input, record } = working;
    const own = { issueId: record.id, customerId: actor.organizationId };
    const stood = await tx.healthAffected.findFirst({ where: own });
    if (!stood) throw notFound();
    if (stood.withdrawnAt) return { value: null, events: [], isRepeat: true };
    const { count } = await tx.healthAffected.updateMany({
      where: { ...own, version: input.version },
      data: {
        words: '',
        affectedCount: null,
        reportedById: actor.personId,
        updatedAt: now,
        withdrawnAt: now,
        version: input.version + 1,
      },
    });
    if (count === 0) throw stale(stood.version);
    const partnerId = await supportingPartnerOf(working, record.serviceId);
    return {
      value: null,
      events: [
        {
          ...issueEvent('affected_withdrawn', record, { affectedBefore: stood.affectedCount, affectedAfter: null }),
          audience: 'operator_partner_customer',
          customerId: actor.organizationId,
          ...(partnerId ? { partnerId } : {}),
        },
      ],
    };
  },
});
