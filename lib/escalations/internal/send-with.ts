import type { Working } from '@/lib/command/define-command';
import { addMessage, isSent } from '@/lib/conversation/tx';
import type { Act } from '../rules/states';
import { advance, type EscalationRecord, escalationEvent, placeOf } from '../tx';

type Input = { key: string; body: string; version: number };

/** One act with its message to the other side, once per form key: a repeat of a sent form changes nothing. */
export async function sendWith(
  working: Working<Input, EscalationRecord>,
  act: Act,
  eventName: string,
  patch: Parameters<typeof advance>[3] = {},
) {
  const { input, record } = working;
  if (await isSent(working, input)) return { value: null, events: [], isRepeat: true as const };
  const after = await advance(working, act, input.version, patch);
  const messageId = await addMessage(working, {
    on: placeOf(record),
    audience: 'operator_partner',
    key: input.key,
    body: input.body,
  });
  return { value: null, events: [escalationEvent(eventName, record, after, 'operator_partner', { messageId })] };
}
