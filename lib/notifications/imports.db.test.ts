import { Readable } from 'node:stream';
import { beforeEach, expect, it } from 'vitest';
import { startImport } from '@/lib/message-center/commands/start-import';
import { goOnWithImports } from '@/lib/message-center/handlers/run-imports';
import { storeExport } from '@/lib/message-center/store-export';
import { messagesIn } from '@/messages';
import { PEOPLE } from '@/test/cast';
import { signIn, useDatabase } from '@/test/database';
import { mails, startMailAfresh } from '@/test/mail-stories';
import { done } from '@/test/outcomes';
import { givenChoice } from '@/test/rows-notifications';
import { fanOutNotifications } from './handlers/fan-out';
import { claimMails, post } from './handlers/send';

useDatabase();
beforeEach(startMailAfresh);

const rows = (from: number, count: number, day: string, change: object = {}) =>
  Array.from({ length: count }, (_, index) => ({
    id: `MC${from + index}`,
    title: `Change number ${from + index}`,
    body: { contentType: 'text', content: `Words of ${day}` },
    category: 'planForChange',
    severity: 'normal',
    isMajorChange: true,
    services: ['Exchange Online'],
    tags: [],
    startDateTime: '2026-10-01T00:00:00Z',
    lastModifiedDateTime: `2026-10-${day}T00:00:00Z`,
    details: [],
    ...change,
  }));

async function imports(all: object[]): Promise<void> {
  const stored = await storeExport(Readable.from([Buffer.from(JSON.stringify(all))]));
  if (!stored) throw new Error('too large');
  const { id } = done(await startImport(await signIn('wu'), { fileName: 'export.json', ...stored }));
  await goOnWithImports({}, id);
  while ((await fanOutNotifications()) > 0);
  for (let claimed = await claimMails(20); claimed.length > 0; claimed = await claimMails(20))
    for (const one of claimed) await post(one, { words: messagesIn });
}
const kept = async () =>
  (await mails()).filter((mail) => mail.state === 'kept').map(({ email, subject }) => [email, subject] as const);
const subjectOf = async (email: string) => (await kept()).find(([one]) => one === email)?.[1];

it('a large import of changed messages is one mail a person, however many it changed', async () => {
  await imports(rows(880_000, 250, '02'));
  expect(await kept()).toEqual([]);
  await imports(rows(880_000, 250, '03'));
  const told = await kept();
  expect(told.length).toBeGreaterThan(3);
  expect(new Set(told.map(([email]) => email)).size).toBe(told.length);
  expect(await subjectOf(PEOPLE.mei.email)).toMatch(/Change number 880000 \(\+249\)$/);
  expect(told.map(([email]) => email)).not.toContain(PEOPLE.lena.email);
  expect(told.map(([email]) => email)).not.toContain(PEOPLE.hana.email);
});

it('says nothing of what is neither major, nor on data privacy, nor to act upon, and counts for each what each may read', async () => {
  const quiet = { isMajorChange: false };
  const due = { ...quiet, actionRequiredByDateTime: '2099-01-01T00:00:00Z' };
  const isPrivate = { ...quiet, tags: ['Data privacy'] };
  const all = (day: string) => [
    ...rows(881_000, 5, day, quiet),
    ...rows(881_100, 1, day, due),
    ...rows(881_200, 1, day, isPrivate),
  ];
  await imports(all('02'));
  await imports(all('03'));
  expect(await subjectOf(PEOPLE.tina.email)).toMatch(/Change number 881100 \(\+1\)$/);
  expect(await subjectOf(PEOPLE.mei.email)).toMatch(/Change number 881100$/);
  await startMailAfresh();
  await imports(rows(881_200, 1, '04', isPrivate));
  expect((await kept()).map(([email]) => email)).toContain(PEOPLE.tina.email);
  expect((await kept()).map(([email]) => email)).not.toContain(PEOPLE.mei.email);
});

it('is not sent to who chose no mail about major updates', async () => {
  await givenChoice('tina', 'message_major', false);
  await imports(rows(882_000, 2, '02'));
  await imports(rows(882_000, 2, '03'));
  expect((await kept()).map(([email]) => email)).not.toContain(PEOPLE.tina.email);
});
