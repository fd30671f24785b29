import { offeredServices } from '@/lib/catalogue/tx';
import { defineCommand } from '@/lib/command/define-command';
import { conflict, invalid } from '@/lib/shared/errors';
import { issueLetters } from '../rules';
import { publishForm } from '../schema';
import { issueEvent, readTimes, writePost } from '../tx';

/**
 * Publishes a new issue with its first post: from then on whoever holds, sells or is delegated for the service sees it (P1). Once per form key;
 * gives its id.
 */
export const publishIssue = defineCommand({
  action: 'health.write',
  input: publishForm,
  run: async (working) => {
    const { tx, actor, now, input } = working;
    const { key, body, postType, startedAt, feature, featureGroup, ...words } = input;
    const earlier = await tx.healthIssue.findFirst({
      where: { writtenById: actor.personId, submitKey: key },
      select: { id: true, title: true },
    });
    if (earlier && earlier.title !== input.title) throw conflict('already_sent');
    if (earlier) return { value: { id: earlier.id }, events: [], isRepeat: true };
    if (!(await offeredServices(working, [input.serviceId])).size) throw invalid({ serviceId: 'choose' });
    const { startsAt } = readTimes(working, { startedAt, endedAt: null });
    const [next] = await tx.$queryRaw<{ number: bigint }[]>`SELECT nextval('health_issue_number') AS number`;
    const id = `${issueLetters(input.serviceId)}${next?.number}`;
    const issue = {
      id,
      ...words,
      feature: feature || null,
      featureGroup: featureGroup || null,
      startsAt,
      version: 1,
      updatedAt: now,
      writtenById: actor.personId,
      submitKey: key,
    };
    await tx.healthIssue.createMany({ data: [issue] });
    await writePost(working, { issueId: id, key, body, postType, status: input.status });
    return {
      value: { id },
      events: [issueEvent('published', issue, { statusBefore: null, statusAfter: input.status })],
    };
  },
});
