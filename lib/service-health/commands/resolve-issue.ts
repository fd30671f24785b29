import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { localInZone } from '@/lib/shared/zoned-time';
import { resolveForm } from '../schema';
import { changeIssue, holdIssue, isPosted, issueEvent, readTimes, writePost } from '../tx';

/** Ends an open issue with the time at which it ended and a last post; it is not opened again: what comes back is a new issue. */
export const resolveIssue = defineCommand({
  action: 'health.write',
  input: resolveForm,
  on: (acting, input) => holdIssue(acting, input.issueId),
  run: async (working) => {
    const { actor, input, record } = working;
    if (await isPosted(working, input)) return { value: null, events: [], isRepeat: true };
    if (record.isResolved) throw conflict('issue_resolved');
    const startedAt = localInZone(record.startsAt, actor.timeZone);
    const { endsAt } = readTimes(working, { startedAt, endedAt: input.endedAt }, record);
    const { issueId, key, body, postType, status } = input;
    const after = await changeIssue(working, input.version, { status, endsAt, isResolved: true });
    await writePost(working, { issueId, key, body, postType, status });
    return {
      value: null,
      events: [issueEvent('resolved', after, { statusBefore: record.status, statusAfter: after.status })],
    };
  },
});
