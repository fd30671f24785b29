import type { Working } from '@/lib/command/define-command';
import { addMessage, isSent } from '@/lib/conversation/tx';
import { holdRelation } from '@/lib/leaving/tx';
import { conflict } from '@/lib/shared/errors';
import type { CaseAct } from '../rules/states';
import { advanceCase, type CaseRecord, caseEvent, placeOfCase } from '../tx';

type Input = { key: string; body: string; version: number };

/** One act with its message to the other side, once per form key: a repeat of a sent form changes nothing. */
export async function sendWith(working: Working<Input, CaseRecord>, act: CaseAct, event: `case.${string}`) {
  const { input, record } = working;
  if (input.body && (await isSent(working, input))) return { value: null, events: [], isRepeat: true as const };
  // Closing is left when the relation has ended; words to the other side are not.
  if (input.body && !(await holdRelation(working, record))) throw conflict('relation_ended');
  const after = await advanceCase(working, act, input.version);
  const message = { on: placeOfCase(record), audience: 'partner_customer' as const, key: input.key, body: input.body };
  const messageId = input.body ? await addMessage(working, message) : null;
  return { value: null, events: [caseEvent(event, record, after, 'partner_customer', { messageId })] };
}
