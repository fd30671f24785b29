import { defineCommand } from '@/lib/command/define-command';
import { followForm } from '../schema';

/** Stops following an issue for a customer; the person's own row. */
export const unfollowIssue = defineCommand({
  action: 'health.follow',
  input: followForm,
  personal: true,
  run: async ({ tx, actor, input }) => {
    await tx.healthFollow.deleteMany({
      where: { personId: actor.personId, issueId: input.issueId, customerId: input.customerId },
    });
    return { value: null, events: [] };
  },
});
