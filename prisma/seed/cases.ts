import { randomUUID } from 'node:crypto';
import { addCaseNote } from '@/lib/cases/commands/add-case-note';
import { askCustomer } from '@/lib/cases/commands/ask-customer';
import { closeCase } from '@/lib/cases/commands/close-case';
import { openCase } from '@/lib/cases/commands/open-case';
import { reopenCase } from '@/lib/cases/commands/reopen-case';
import { replyToCase } from '@/lib/cases/commands/reply-to-case';
import { resolveCase } from '@/lib/cases/commands/resolve-case';
import { getCaseToEscalate } from '@/lib/cases/queries/case-to-escalate';
import { getCase } from '@/lib/cases/queries/get-case';
import { closeEscalation } from '@/lib/escalations/commands/close-escalation';
import { resolveEscalation } from '@/lib/escalations/commands/resolve-escalation';
import { setSeverity } from '@/lib/escalations/commands/set-severity';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { takeEscalation } from '@/lib/escalations/commands/take-escalation';
import { tellCustomer } from '@/lib/escalations/commands/tell-customer';
import { moveClock } from '@/lib/platform/clock';
import type { Viewer } from '@/lib/policy/enter';
import { localInZone } from '@/lib/shared/zoned-time';
import { ORGANIZATIONS, PEOPLE, type PersonKey } from '@/test/cast';
import { CASE_STORIES, type CaseStep, type CaseStory } from './case-stories';
import { SUPPORT_TOPICS } from './catalogue';
import { escalationVersion, must } from './history';

const HOUR = 3_600_000;
const TALK = {
  reply: replyToCase,
  ask: askCustomer,
  note: addCaseNote,
  resolve: resolveCase,
  close: closeCase,
  reopen: reopenCase,
} as const;

type Telling = { sessionOf: (who: PersonKey) => Promise<Viewer>; story: CaseStory; number: string; hana: Viewer };

async function escalate({ story, number }: Telling, who: Viewer, summary: string): Promise<void> {
  const along = await getCaseToEscalate(who, number);
  const said = along.messages.filter((message) => message.audience === 'partner_customer');
  await must(submitEscalation, who, {
    key: randomUUID(),
    customerId: along.customerId,
    serviceId: along.serviceId ?? story.service,
    topicId: SUPPORT_TOPICS.find((topic) => topic.service_id === along.serviceId)?.id ?? '',
    title: along.title,
    description: along.description,
    startedAt: localInZone(along.startedAt, 'Asia/Shanghai'),
    impact: along.impact,
    affectedCount: String(along.affectedCount ?? ''),
    tried: 'We compared the accounts and networks concerned and found no difference on our side.',
    lacks: 'tools',
    lackExplained: 'What happens between the servers is not shown to us.',
    proposedSeverity: 'B',
    contactName: PEOPLE.hana.name,
    contactEmail: PEOPLE.hana.email,
    customerSummary: summary,
    caseNumber: number,
    caseMessages: said.map((message) => message.id).join(','),
  });
}

async function take({ after, who, act, say }: CaseStep, telling: Telling): Promise<void> {
  const { sessionOf, story, number, hana } = telling;
  moveClock(new Date(Date.now() + (after - story.hoursAgo) * HOUR));
  const viewer = await sessionOf(who);
  if (act === 'escalate') return escalate(telling, viewer, say);
  if (act !== 'desk_resolves' && act !== 'tell') {
    const { version } = await getCase(viewer, number);
    await must(TALK[act], viewer, { number, version, key: randomUUID(), body: say });
    return;
  }
  const escalation = (await getCase(hana, number)).escalations.at(-1)?.number ?? '';
  const on = async (reader: Viewer) => ({
    number: escalation,
    version: await escalationVersion(reader, escalation),
    key: randomUUID(),
    body: say,
  });
  if (act === 'tell') {
    await must(tellCustomer, viewer, { ...(await on(viewer)), how: 'portal', closingMessage: say });
    await must(closeEscalation, viewer, await on(viewer));
    return;
  }
  await must(setSeverity, viewer, { ...(await on(viewer)), severity: 'B' });
  await must(takeEscalation, viewer, await on(viewer));
  await must(resolveEscalation, viewer, await on(viewer));
}

/** The cases of two months, made by running the commands as the cast with a moved clock; two of them were escalated. */
export async function seedCases(
  sessionFor: (email: string) => Promise<Viewer>,
  progress: (line: string) => void,
): Promise<void> {
  const sessionOf = (who: PersonKey) => sessionFor(PEOPLE[who].email);
  const hana = await sessionOf('hana');
  try {
    for (const story of CASE_STORIES) {
      const openedAt = new Date(Date.now() - story.hoursAgo * HOUR);
      moveClock(openedAt);
      const { number } = await must(openCase, await sessionOf(story.by), {
        key: randomUUID(),
        serviceId: story.service,
        partnerId: story.partner ? ORGANIZATIONS[story.partner].id : '',
        title: story.title,
        description: story.description,
        startedAt: localInZone(new Date(openedAt.getTime() - 12 * HOUR), PEOPLE[story.by].timeZone),
        impact: story.impact,
        affectedCount: String(story.affected ?? ''),
      });
      for (const step of story.steps) await take(step, { sessionOf, story, number, hana });
    }
  } finally {
    moveClock(null);
  }
  progress(`demo world: ${CASE_STORIES.length} cases between customers and partners`);
}
