import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { getEscalation } from '@/lib/escalations/queries/get-escalation';
import { getFiling } from '@/lib/escalations/queries/get-filing';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { ORGANIZATIONS } from '@/test/cast';
import { ownerClient, signIn, useDatabase } from '@/test/database';
import { filing } from '@/test/isolation-world';
import { done, events, failureOf } from '@/test/outcomes';
import { addTopic } from './commands/add-topic';
import { moveTopic } from './commands/move-topic';
import { renameTopic } from './commands/rename-topic';
import { restoreTopic } from './commands/restore-topic';
import { retireTopic } from './commands/retire-topic';
import { getCatalogue } from './queries/get-catalogue';
import { ownName } from './rules';

useDatabase();

const NAMES = { nameEn: 'Shared channels', nameZhCn: '共享频道', nameZhTw: '共用頻道', nameDe: 'Geteilte Kanäle' };
const offered = async (serviceId: string | null) =>
  (await getCatalogue(await signIn('qian'))).groups.find((group) => group.serviceId === serviceId)?.offered ?? [];
const ids = async (serviceId: string) => (await offered(serviceId)).map((topic) => topic.id);
const filed = async (serviceId: string) =>
  (await getFiling(await signIn('hana'), ORGANIZATIONS.tailspin.id, serviceId)).topics.map((topic) => topic.id);

describe('support topics', () => {
  it('are added in four languages, once a form, and offered at once to who files', async () => {
    const he = await signIn('he');
    const typed = { key: randomUUID(), serviceId: 'teams', ...NAMES };
    const { id } = done(await addTopic(he, typed));
    expect(done(await addTopic(he, typed)).id).toBe(id);
    for (const change of [{ nameDe: 'Anderes' }, { serviceId: 'exchange' }, { serviceId: '' }])
      expect(failureOf(await addTopic(he, { ...typed, ...change }))).toEqual({
        kind: 'conflict',
        why: 'already_sent',
      });
    expect((await ids('teams')).at(-1)).toBe(id);
    expect(await filed('teams')).toContain(id);
    const [topic] = (await offered('teams')).slice(-1);
    expect(['en', 'zh-CN', 'zh-TW', 'de'].map((locale) => ownName(topic?.names, locale))).toEqual(Object.values(NAMES));
    expect(
      failureOf(await addTopic(he, { ...typed, key: randomUUID(), nameDe: ' ', serviceId: 'nothing' })),
    ).toMatchObject({
      fields: { nameDe: 'required' },
    });
    expect(failureOf(await addTopic(he, { ...typed, key: randomUUID(), serviceId: 'nothing' }))).toMatchObject({
      fields: { serviceId: 'choose' },
    });
    expect(await events('topic.added')).toHaveLength(1);
  });

  it('change places with their neighbour, on the version seen', async () => {
    const he = await signIn('he');
    const [first = '', second = '', ...rest] = await ids('sharepoint');
    done(await moveTopic(he, { id: first, version: '1', to: 'down' }));
    expect(await ids('sharepoint')).toEqual([second, first, ...rest]);
    expect(failureOf(await moveTopic(he, { id: first, version: '1', to: 'up' }))).toEqual({
      kind: 'stale',
      version: 2,
    });
    expect(failureOf(await moveTopic(he, { id: second, version: '2', to: 'up' }))).toEqual({
      kind: 'conflict',
      why: 'nothing_changed',
    });
    done(await moveTopic(he, { id: first, version: '2', to: 'up' }));
    expect(await ids('sharepoint')).toEqual([first, second, ...rest]);
  });

  it('once retired can no longer be filed for, stay on old requests, and come back', async () => {
    const [he, hana] = [await signIn('he'), await signIn('hana')];
    const given = filing({ customerId: ORGANIZATIONS.tailspin.id, serviceId: 'exchange' });
    const { number } = done(await submitEscalation(hana, { ...given, topicId: 'exchange.archiving' }));
    done(await retireTopic(he, { id: 'exchange.archiving', version: '1' }));
    expect(await filed('exchange')).not.toContain('exchange.archiving');
    const again = filing({ customerId: ORGANIZATIONS.tailspin.id, serviceId: 'exchange' });
    expect(failureOf(await submitEscalation(hana, { ...again, topicId: 'exchange.archiving' }))).toEqual({
      kind: 'invalid',
      fields: { topicId: 'choose' },
    });
    expect((await getEscalation(hana, number)).place).toMatchObject({ topicId: 'exchange.archiving' });
    expect(failureOf(await retireTopic(he, { id: 'exchange.archiving', version: '2' }))).toEqual({
      kind: 'conflict',
      why: 'nothing_changed',
    });
    done(await restoreTopic(he, { id: 'exchange.archiving', version: '2' }));
    expect(await filed('exchange')).toContain('exchange.archiving');
  });

  it('that the product brings are renamed like others, on old requests too, and no start takes that back', async () => {
    const he = await signIn('he');
    done(await renameTopic(he, { id: 'exchange.migration', version: '1', ...NAMES }));
    await seedCatalogue(ownerClient());
    const [topic] = (await offered('exchange')).filter((one) => one.id === 'exchange.migration');
    expect(ownName(topic?.names, 'en')).toBe('Shared channels');
    expect(failureOf(await renameTopic(he, { id: 'no.topic', version: '1', ...NAMES }))).toEqual({ kind: 'not_found' });
  });
});
