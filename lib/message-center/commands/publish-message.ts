import { defineCommand } from '@/lib/command/define-command';
import { advance, doneAlready, holdMessage, messageEvent } from '../internal/advance';
import { onMessage } from '../schema';

/** An editor publishes what was approved: from now on the audience reads it. */
export const publishMessage = defineCommand({
  action: 'service_message.publish',
  input: onMessage,
  on: (acting, input) => holdMessage(acting, input.id),
  run: async (working) => {
    const { now, input, record } = working;
    const done = await doneAlready(working, 'published');
    if (done) return done;
    const version = await advance(working, 'publish', input.version, { publishedAt: now, lastModifiedAt: now });
    return { value: { id: record.id }, events: [messageEvent('published', record, { version })] };
  },
});
