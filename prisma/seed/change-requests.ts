import { randomUUID } from 'node:crypto';
import type { Command } from '@/lib/command/define-command';
import { moveClock } from '@/lib/platform/clock';
import type { Viewer } from '@/lib/policy/enter';
import { amendChangeRequest } from '@/lib/subscriptions/commands/amend-change-request';
import { declineChangeRequest } from '@/lib/subscriptions/commands/decline-change-request';
import { executeChangeRequest } from '@/lib/subscriptions/commands/execute-change-request';
import { submitChangeRequest } from '@/lib/subscriptions/commands/submit-change-request';
import { fixedId } from '@/test/cast';

const HOUR = 3_600_000;
const TAILSPIN_E1 = fixedId(2, 1);
const WINGTIP_ESSENTIALS = fixedId(2, 3);
const WINGTIP_PROPLUS = fixedId(2, 4);

async function must<T>(command: Command<T>, viewer: Viewer, input: Record<string, unknown>): Promise<T> {
  const outcome = await command(viewer, input);
  if (!outcome.ok)
    throw new Error(`${command.action} failed in the demo's history: ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}

const ago = (hours: number) => moveClock(new Date(Date.now() - hours * HOUR));
const dateIn = (days: number) => new Date(Date.now() + days * 24 * HOUR).toISOString().slice(0, 10);

/** What customers asked of their reseller: answered, declined, offered otherwise, and still waiting. */
export async function seedChangeRequests(
  sessionOf: (email: string) => Promise<Viewer>,
  progress: (line: string) => void,
): Promise<void> {
  const ada = await sessionOf('ada@contoso.example');
  const tina = await sessionOf('tina@tailspin.example');
  const wendy = await sessionOf('wendy@wingtip.example');
  const ask = (viewer: Viewer, input: Record<string, unknown>) =>
    must(submitChangeRequest, viewer, { key: randomUUID(), ...input });
  try {
    ago(31 * 24);
    const contact = await ask(tina, {
      subscriptionId: TAILSPIN_E1,
      kind: 'other',
      reason: 'Please put our purchase number 4500-2231 on the next invoice for these seats.',
    });
    ago(30 * 24);
    await must(executeChangeRequest, ada, {
      id: contact.id,
      version: 1,
      subscriptionVersion: 1,
      words: 'Done: the number stands on every invoice from this month on.',
    });
    ago(9 * 24);
    const back = await ask(wendy, {
      subscriptionId: WINGTIP_PROPLUS,
      kind: 'other',
      reason: 'The designers need their desktop apps again. Please reactivate these ten seats this week.',
    });
    ago(8 * 24);
    await must(declineChangeRequest, ada, {
      id: back.id,
      version: 1,
      words:
        'The invoice of September is still open. We reactivate it on the day it is paid; until then the data is kept.',
    });
    ago(52);
    await ask(tina, {
      subscriptionId: TAILSPIN_E1,
      kind: 'more_seats',
      quantity: '92',
      reason: 'Twelve colleagues start in the Ningbo warehouse on the first of the month and need mail and Teams.',
      dueOn: dateIn(9),
    });
    ago(28);
    const fewer = await ask(wendy, {
      subscriptionId: WINGTIP_ESSENTIALS,
      kind: 'fewer_seats',
      quantity: '20',
      reason: 'The field office has closed; half of the seats are no longer in use.',
    });
    ago(22);
    await must(amendChangeRequest, ada, {
      id: fewer.id,
      version: 1,
      quantity: '24',
      words:
        'Four mailboxes of the field office are still being archived. We suggest 24 now and 20 when they are done.',
    });
    ago(4);
    await ask(wendy, {
      subscriptionId: WINGTIP_ESSENTIALS,
      kind: 'upgrade',
      offerId: 'o365-e1',
      reason: 'We grow past 300 people next year and want the enterprise plan before that.',
      dueOn: dateIn(40),
    });
  } finally {
    moveClock(null);
  }
  progress('history: change requests of Tailspin and Wingtip');
}
