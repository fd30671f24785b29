import { randomUUID } from 'node:crypto';
import type { Command } from '@/lib/command/define-command';
import { addNote } from '@/lib/escalations/commands/add-note';
import { askPartner } from '@/lib/escalations/commands/ask-partner';
import { closeEscalation } from '@/lib/escalations/commands/close-escalation';
import { judgeEscalation } from '@/lib/escalations/commands/judge-escalation';
import { replyToEscalation } from '@/lib/escalations/commands/reply-to-escalation';
import { resolveEscalation } from '@/lib/escalations/commands/resolve-escalation';
import { setSeverity } from '@/lib/escalations/commands/set-severity';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { takeEscalation } from '@/lib/escalations/commands/take-escalation';
import { tellCustomer } from '@/lib/escalations/commands/tell-customer';
import { withdrawEscalation } from '@/lib/escalations/commands/withdraw-escalation';
import { moveClock } from '@/lib/platform/clock';
import { appDb } from '@/lib/platform/db';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { STORIES, type Story } from './stories';

const HOUR = 3_600_000;

type Place = {
  partner: Viewer;
  customerId: string;
  services: Story['service'][];
  person: { name: string; email: string };
  maySeverityA?: boolean;
};
type End =
  | 'submitted'
  | 'in_triage'
  | 'in_progress'
  | 'waiting'
  | 'answered'
  | 'resolved'
  | 'told'
  | 'closed'
  | 'withdrawn';

/** How each of the past escalations stands today, by its age in hours; newest last. */
const PAST: readonly [number, End][] = [
  [2100, 'closed'],
  [2040, 'closed'],
  [1990, 'closed'],
  [1930, 'withdrawn'],
  [1870, 'closed'],
  [1800, 'closed'],
  [1720, 'closed'],
  [1650, 'closed'],
  [1580, 'closed'],
  [1500, 'closed'],
  [1430, 'withdrawn'],
  [1360, 'closed'],
  [1290, 'closed'],
  [1210, 'closed'],
  [1130, 'closed'],
  [1040, 'closed'],
  [960, 'closed'],
  [880, 'closed'],
  [800, 'closed'],
  [710, 'closed'],
  [640, 'closed'],
  [560, 'closed'],
  [480, 'told'],
  [400, 'closed'],
  [330, 'closed'],
  [260, 'resolved'],
  [210, 'closed'],
  [170, 'resolved'],
  [120, 'in_progress'],
  [96, 'waiting'],
  [74, 'answered'],
  [52, 'in_progress'],
  [47, 'waiting'],
  [30, 'in_triage'],
  [26, 'in_progress'],
  [20, 'submitted'],
  [9, 'in_triage'],
  [5, 'submitted'],
  [2, 'submitted'],
  [0.6, 'submitted'],
];

/** Runs a command that must work. */
export async function must<T>(command: Command<T>, viewer: Viewer, input: Record<string, unknown>): Promise<T> {
  const outcome = await command(viewer, input);
  if (!outcome.ok)
    throw new Error(`${command.action} failed in the demo's history: ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}

/** The version of an escalation that stands now. */
export const escalationVersion = async (viewer: Viewer, number: string): Promise<number> =>
  asViewer(
    viewer,
    async ({ tx }) => (await tx.escalation.findUniqueOrThrow({ where: { number }, select: { version: true } })).version,
  );

async function tell(
  place: Place,
  operators: { lin: Viewer; zhao: Viewer },
  story: Story,
  hoursAgo: number,
  end: End,
  index: number,
): Promise<void> {
  const filedAt = new Date(Date.now() - hoursAgo * HOUR);
  const at = (share: number) => moveClock(new Date(filedAt.getTime() + Math.min(share * 40, hoursAgo * share) * HOUR));
  const isBilling = story.title.includes('invoice');
  const topic = await appDb().supportTopic.findFirstOrThrow({
    where: isBilling ? { kind: 'billing' } : { serviceId: story.service },
    orderBy: { position: 'asc' },
  });
  moveClock(filedAt);
  const { number } = await must(submitEscalation, place.partner, {
    key: randomUUID(),
    customerId: place.customerId,
    serviceId: story.service,
    topicId: topic.id,
    title: story.title,
    description: story.description,
    startedAt: new Date(filedAt.getTime() - 3 * HOUR + 8 * HOUR).toISOString().slice(0, 16),
    impact: story.impact,
    affectedCount: String(story.affected ?? ''),
    tried: story.tried,
    lacks: story.lacks.join(','),
    lackExplained: story.lackExplained,
    proposedSeverity: place.maySeverityA && index % 9 === 3 && !isBilling ? 'A' : index % 3 === 0 ? 'C' : 'B',
    contactName: place.person.name,
    contactEmail: place.person.email,
    contactPhone: '+86 21 5550 0100',
    customerSummary: story.summary,
  });
  const desk = index % 4 === 0 ? operators.zhao : operators.lin;
  const act = async <T>(command: Command<T>, who: Viewer, more: Record<string, unknown> = {}) =>
    must(command, who, { number, version: await escalationVersion(who, number), key: randomUUID(), ...more });
  if (end === 'submitted') return;
  if (end === 'withdrawn') {
    at(0.2);
    await act(withdrawEscalation, place.partner, {
      body: 'The customer found the cause itself; nothing is left to do.',
    });
    return;
  }
  at(0.02);
  await act(setSeverity, desk, {
    severity: index % 3 === 0 ? 'C' : 'B',
    reason: 'A workaround exists, so the impact is limited.',
  });
  if (end === 'in_triage') return;
  await act(takeEscalation, desk);
  if (index % 5 === 1)
    await act(judgeEscalation, desk, {
      judgement: 'justified',
      reason: 'Nothing that the partner can reach would have shown this.',
    });
  at(0.03);
  await act(replyToEscalation, desk, {
    body: 'Thank you. We have looked at your description and are checking it with the service team.',
  });
  if (index % 3 === 1)
    await act(addNote, desk, { body: 'Looks like the case of last month; compare before asking the service team.' });
  if (end === 'in_progress') return;
  at(0.2);
  await act(askPartner, desk, { body: story.question });
  if (end === 'waiting') return;
  at(0.5);
  await act(replyToEscalation, place.partner, { body: story.answer });
  if (end === 'answered') return;
  at(0.8);
  await act(resolveEscalation, desk, { body: story.resolution });
  if (end === 'resolved') return;
  at(0.9);
  await act(tellCustomer, place.partner, { how: index % 2 ? 'portal' : 'phone', closingMessage: story.closing });
  if (end === 'told') return;
  at(0.95);
  await act(closeEscalation, place.partner);
}

/** Some 40 escalations over 90 days, made by running the commands as the cast with a moved clock. */
export async function seedHistory(
  sessionOf: (email: string) => Promise<Viewer>,
  ids: { tailspin: string; wingtip: string; adatum: string; litware: string },
  progress: (line: string) => void,
): Promise<void> {
  const [ada, hana, fei, nora, lin, zhao] = (await Promise.all(
    [
      'ada@contoso.example',
      'hana@contoso.example',
      'fei@fabrikam.example',
      'nora@northwind.example',
      'lin@21vianet.example',
      'zhao@21vianet.example',
    ].map(sessionOf),
  )) as [Viewer, Viewer, Viewer, Viewer, Viewer, Viewer];
  const nameOf = async (viewer: Viewer) =>
    asViewer(viewer, async ({ actor }) => ({ name: actor.name, email: actor.email }));
  const every: Story['service'][] = ['exchange', 'sharepoint', 'onedrive', 'teams', 'apps', 'entra'];
  const places: Place[] = [
    {
      partner: hana,
      customerId: ids.tailspin,
      services: ['exchange', 'sharepoint', 'onedrive', 'teams', 'entra'],
      person: await nameOf(hana),
      maySeverityA: true,
    },
    { partner: fei, customerId: ids.adatum, services: every, person: await nameOf(fei) },
    {
      partner: ada,
      customerId: ids.wingtip,
      services: ['exchange', 'sharepoint', 'teams', 'apps'],
      person: await nameOf(ada),
    },
    {
      partner: hana,
      customerId: ids.tailspin,
      services: ['exchange', 'teams', 'onedrive'],
      person: await nameOf(hana),
      maySeverityA: true,
    },
    { partner: nora, customerId: ids.litware, services: ['apps', 'onedrive', 'entra'], person: await nameOf(nora) },
  ];
  try {
    for (const [index, [hoursAgo, end]] of PAST.entries()) {
      const place = places[index % places.length] as Place;
      const fitting = STORIES.filter((story) => place.services.includes(story.service));
      const story = fitting[(index * 3 + Math.floor(index / places.length)) % fitting.length] as Story;
      await tell(place, { lin, zhao }, story, hoursAgo, end, index);
      if ((index + 1) % 10 === 0) progress(`history: ${index + 1} of ${PAST.length} escalations`);
    }
  } finally {
    moveClock(null);
  }
}
