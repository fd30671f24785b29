import { defineCommand } from '@/lib/command/define-command';
import { followForm } from '../schema';

/** Follows an issue for one of the partner's customers instead of filing (P14). The person's own row; following twice is once. */
export const followIssue = defineCommand({
  action: 'health.follow',
  input: followForm,
  personal: true,
  on: async ({ tx, actor }, { issueId, customerId }) => {
    const issue = await tx.healthIssue.findFirst({ where: { id: issueId }, select: { id: true } });
    const relation = await tx.relation.findFirst({
      where: { customerId, partnerId: actor.organizationId },
      select: { customerId: true },
    });
    return issue && relation;
  },
  run: async ({ tx, actor, now, input }) => {
    await tx.healthFollow.createMany({
      data: [{ personId: actor.personId, issueId: input.issueId, customerId: input.customerId, createdAt: now }],
      skipDuplicates: true,
    });
    return { value: null, events: [] };
  },
});
