import { approveMessage } from '@/lib/message-center/commands/approve-message';
import { draftMessage } from '@/lib/message-center/commands/draft-message';
import { returnMessage } from '@/lib/message-center/commands/return-message';
import { submitMessage } from '@/lib/message-center/commands/submit-message';
import { moveClock } from '@/lib/platform/clock';
import type { Viewer } from '@/lib/policy/enter';
import type { Outcome } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { localInZone } from '@/lib/shared/zoned-time';

const HOUR_MS = 3_600_000;

type Words = { title: string; category: string; services: string; tags: string; body: string };

const SYNC: Words = {
  title: 'OneDrive for Business: the oldest sync app stops connecting',
  category: 'planForChange',
  services: 'onedrive',
  tags: 'Admin impact,User impact',
  body: '[What changes:]\n\nSync apps from before 2023 can no longer connect after the end of March.\n\n[What to do:]\n\nLook in the device report for old versions, and bring those devices up to date.',
};
const ROOMS: Words = {
  title: 'Microsoft Teams: room devices ask for a new certificate',
  category: 'preventOrFixIssue',
  services: 'teams',
  tags: 'Admin impact',
  body: '[What happens:]\n\nThe certificate of the sign-in service for meeting rooms is replaced in January. Devices that keep a copy of the old one cannot sign in afterwards.\n\n[What to do:]\n\nInstall the update of December on every room device, and restart it once.',
};
const RECORDS: Words = {
  title: 'Microsoft Entra ID: sign-in records are kept for 90 days',
  category: 'stayInformed',
  services: 'entra',
  tags: 'Data privacy',
  body: '[What changes:]\n\nRecords of sign-ins are kept for 90 days instead of 30, in the same data centers as before. Nobody else than before can read them.',
};

function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`A message of the demo world: ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}

/** Three messages on their way to being published: a draft that was sent back, one in review, one approved. */
export async function seedCommunications(sessionOf: (email: string) => Promise<Viewer>): Promise<void> {
  const [wu, zhao] = [await sessionOf('wu@21vianet.example'), await sessionOf('zhao@21vianet.example')];
  const now = Date.now();
  const at = (hoursAgo: number) => moveClock(new Date(now - hoursAgo * HOUR_MS));
  const draft = async (words: Words, hoursAgo: number): Promise<string> => {
    at(hoursAgo);
    const startsAt = localInZone(new Date(now + 30 * 24 * HOUR_MS), 'Asia/Shanghai');
    const form = { ...words, key: newId(), severity: 'normal', bodyType: 'text', startsAt };
    const { id } = done(await draftMessage(wu, form));
    at(hoursAgo - 1);
    done(await submitMessage(wu, { id, version: 1 }));
    return id;
  };
  try {
    const sync = await draft(SYNC, 50);
    at(30);
    done(
      await returnMessage(zhao, {
        id: sync,
        version: 2,
        reason: 'Which versions exactly? Name the last one that still connects.',
      }),
    );
    await draft(ROOMS, 8);
    const records = await draft(RECORDS, 26);
    at(3);
    done(await approveMessage(zhao, { id: records, version: 2 }));
  } finally {
    moveClock(null);
  }
}
