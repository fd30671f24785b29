import { defineCommand } from '@/lib/command/define-command';
import { invalid } from '@/lib/shared/errors';
import { statusesAfterPost } from '../rules';
import { postForm } from '../schema';
import { changeIssue, holdIssue, isPosted, issueEvent, writePost } from '../tx';

/** Adds a post, which may change the status: of an open issue to another open one, of a resolved one to its published report. Once per form key. */
export const addPost = defineCommand({
  action: 'health.write',
  input: postForm,
  on: (acting, input) => holdIssue(acting, input.issueId),
  run: async (working) => {
    const { input, record } = working;
    if (await isPosted(working, input)) return { value: null, events: [], isRepeat: true };
    if (!statusesAfterPost(record).includes(input.status)) throw invalid({ status: 'choose' });
    const { issueId, key, body, postType, status } = input;
    const after = await changeIssue(working, input.version, { status });
    await writePost(working, { issueId, key, body, postType, status });
    return {
      value: null,
      events: [issueEvent('post_added', after, { statusBefore: record.status, statusAfter: after.status, postType })],
    };
  },
});
