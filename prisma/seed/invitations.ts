import { invitePerson } from '@/lib/identity/commands/invite-person';
import { moveClock } from '@/lib/platform/clock';
import type { Viewer } from '@/lib/policy/enter';
import { PEOPLE } from '@/test/cast';

const HOUR = 3_600_000;

const INVITED = [
  {
    by: PEOPLE.ula.email,
    hoursAgo: 26,
    form: { name: 'Iris Novak', email: 'iris@contoso.example', locale: 'en', agentRole: 'helpdesk_agent' },
  },
  {
    by: PEOPLE.he.email,
    hoursAgo: 20,
    form: { name: 'Ming Lu 陆明', email: 'ming@21vianet.example', locale: 'zh-CN', roles: 'support_engineer' },
  },
  {
    by: PEOPLE.tina.email,
    hoursAgo: 3,
    form: { name: 'Rosa Jung', email: 'rosa@tailspin.example', locale: 'de', roles: 'message_center_reader' },
  },
];

/** One invitation a side that nobody has accepted yet; the mails lie in the data directory. */
export async function seedInvitations(sessionOf: (email: string) => Promise<Viewer>): Promise<void> {
  for (const { by, hoursAgo, form } of INVITED) {
    moveClock(new Date(Date.now() - hoursAgo * HOUR));
    const outcome = await invitePerson(await sessionOf(by), form);
    if (!outcome.ok) throw new Error(`An invitation failed in the demo's history: ${JSON.stringify(outcome.failure)}`);
  }
  moveClock(null);
}
