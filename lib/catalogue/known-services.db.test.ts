import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { getFiling, listServicesFor } from '@/lib/escalations/queries/get-filing';
import { listEscalations } from '@/lib/escalations/queries/list-escalations';
import { draftMessage } from '@/lib/message-center/commands/draft-message';
import { importRows } from '@/lib/message-center/internal/import-rows';
import { getWriting } from '@/lib/message-center/queries/get-writing';
import { asViewer } from '@/lib/policy/enter';
import { publishIssue } from '@/lib/service-health/commands/publish-issue';
import { getNewIssue } from '@/lib/service-health/queries';
import { changeDelegation } from '@/lib/tenant-config/commands/change-delegation';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { ORGANIZATIONS } from '@/test/cast';
import { asRole, ownerClient, ownerSql, signIn, useDatabase } from '@/test/database';
import { filing } from '@/test/isolation-world';
import { done, events, failureOf } from '@/test/outcomes';
import { addOffer } from './commands/add-offer';
import { addService } from './commands/add-service';
import { renameService } from './commands/rename-service';
import { restoreService } from './commands/restore-service';
import { retireService } from './commands/retire-service';
import { getCatalogue } from './queries/get-catalogue';

useDatabase();

const REFUSED = { code: '42501' };
const { tailspin, contoso } = ORGANIZATIONS;
const standing = async (id: string) =>
  (await getCatalogue(await signIn('he'))).groups.find((group) => group.serviceId === id)?.service;
const issue = (serviceId: string) => ({
  key: randomUUID(),
  serviceId,
  classification: 'advisory',
  status: 'investigating',
  title: 'Posts are slow to appear',
  impactDescription: 'Posts of people appear after several minutes.',
  startedAt: '2026-11-20T09:00',
  body: 'We are looking into why posts appear late.',
  postType: 'regular',
});
const message = (services: string) => ({
  key: randomUUID(),
  title: 'A change that is planned',
  category: 'planForChange',
  severity: 'normal',
  services,
  tags: '',
  startsAt: '2026-11-20T09:00',
  bodyType: 'text',
  body: 'Something will be different next month.',
});

describe('a service', () => {
  it('that is added can be offered, delegated, filtered by, published on and imported for, at once', async () => {
    const he = await signIn('he');
    const form = { id: 'viva', name: 'Microsoft Viva', aliases: 'Viva Engage\nYammer' };
    done(await addService(he, form));
    done(await addService(he, form));
    expect(await events('service.added')).toHaveLength(1);
    expect(failureOf(await addService(he, { ...form, name: 'Another' }))).toMatchObject({
      fields: { id: 'service_id_taken' },
    });
    done(
      await addOffer(he, {
        key: randomUUID(),
        name: 'Viva Suite',
        kind: 'base',
        services: 'viva',
        maxQuantity: '10',
        terms: '12',
      }),
    );
    const tina = await signIn('tina');
    const seen = 'exchange,sharepoint,onedrive,teams,apps,entra';
    const delegated = { partnerId: contoso.id, grant: 'viva', remove: '', seen };
    expect(failureOf(await changeDelegation(tina, { ...delegated, grant: 'skype' }))).toMatchObject({
      fields: { services: 'choose' },
    });
    done(await changeDelegation(tina, delegated));
    const hana = await signIn('hana');
    expect((await listServicesFor(hana, tailspin.id)).services.at(-1)).toMatchObject({ id: 'viva', maySupport: true });
    expect((await listEscalations(hana, {})).services.map((one) => one.id)).toContain('viva');
    const wu = await signIn('wu');
    expect((await getNewIssue(wu, 'viva')).serviceName).toBe('Microsoft Viva');
    expect(done(await publishIssue(wu, issue('viva'))).id).toMatch(/^VI\d+$/);
    expect((await getWriting(wu, null)).services.map((one) => one.id)).toContain('viva');
    done(await draftMessage(wu, message('viva')));
    const imported = {
      id: 'MC990001',
      title: 'A change that is planned',
      category: 'planForChange',
      severity: 'normal',
      services: ['Yammer', 'Skype'],
      tags: [],
      body: { contentType: 'text', content: 'Words' },
      startDateTime: '2026-10-01T00:00:00Z',
      lastModifiedDateTime: '2026-10-02T00:00:00Z',
    };
    const taken = await asViewer(wu, (acting) => importRows(acting, [imported], 1));
    expect(taken.refused).toEqual([]);
    expect(taken.added.map((one) => one.services)).toEqual([
      [
        { name: 'Yammer', serviceId: 'viva' },
        { name: 'Skype', serviceId: null },
      ],
    ]);
  });

  it('says beside each field what is wrong with it', async () => {
    const he = await signIn('he');
    expect(failureOf(await addService(he, { id: 'Viva!', name: '', aliases: '' }))).toMatchObject({
      fields: { id: 'service_id', name: 'required' },
    });
    const taken = { id: 'other', name: 'microsoft teams', aliases: 'Azure Active Directory' };
    expect(failureOf(await addService(he, taken))).toMatchObject({
      fields: { name: 'service_name_taken', aliases: 'service_name_taken' },
    });
    const wide = { id: 'other', name: 'Ｍicrosoft Ｔeams', aliases: 'Azure Active　Directory' };
    expect(failureOf(await addService(he, wide))).toMatchObject({
      fields: { name: 'service_name_taken', aliases: 'service_name_taken' },
    });
  });

  it('renamed is called so everywhere, keeps its old name for imports, and no start takes that back', async () => {
    const he = await signIn('he');
    const change = { id: 'teams', version: '1', name: 'Teams', aliases: '' };
    done(await renameService(he, change));
    await seedCatalogue(ownerClient());
    expect(await standing('teams')).toMatchObject({ name: 'Teams', aliases: ['Microsoft Teams'], version: 2 });
    expect(failureOf(await renameService(he, { ...change, name: 'Late' }))).toEqual({ kind: 'stale', version: 2 });
    const names = (await listEscalations(await signIn('lin'), {})).services.map((one) => one.name);
    expect(names).toContain('Teams');
    expect(await events('service.renamed')).toMatchObject([
      { data: { nameBefore: 'Microsoft Teams', nameAfter: 'Teams' } },
    ]);
  });

  it('retired takes no new filing, issue or delegation; what names it stays, and it comes back', async () => {
    const [he, hana, wu] = [await signIn('he'), await signIn('hana'), await signIn('wu')];
    const given = () => filing({ customerId: tailspin.id, serviceId: 'sharepoint' });
    const { number } = done(await submitEscalation(hana, given()));
    done(await retireService(he, { id: 'sharepoint', version: '1' }));
    expect(failureOf(await submitEscalation(hana, given()))).toEqual({ kind: 'conflict', why: 'service_retired' });
    await expect(getFiling(hana, tailspin.id, 'sharepoint')).rejects.toMatchObject({ failure: { kind: 'not_found' } });
    expect((await listServicesFor(hana, tailspin.id)).services.map((one) => one.id)).not.toContain('sharepoint');
    expect(failureOf(await publishIssue(wu, issue('sharepoint')))).toMatchObject({ fields: { serviceId: 'choose' } });
    const list = await listEscalations(hana, { view: 'all', service: 'sharepoint' });
    expect(list.rows.map((row) => row.number)).toContain(number);
    done(await restoreService(he, { id: 'sharepoint', version: '2' }));
    done(await submitEscalation(hana, given()));
  });

  it('that there is none of is said beside the field of a message', async () => {
    expect(failureOf(await draftMessage(await signIn('wu'), message('skype')))).toMatchObject({
      fields: { services: 'choose' },
    });
  });

  it('is added and changed by the administrator alone, and taken away by nobody, in SQL', async () => {
    const statements = [
      "INSERT INTO service (id, name, position) VALUES ('x1', 'X', 99)",
      "UPDATE service SET retired_at = now() WHERE id = 'entra'",
    ];
    for (const sql of statements) {
      for (const person of ['lin', 'zhao', 'qian', 'ada', 'tina'] as const)
        await expect(asRole('app', sql, { person, undo: true })).rejects.toMatchObject(REFUSED);
      expect((await asRole('app', sql, { person: 'he', undo: true })).rowCount).toBe(1);
    }
    for (const sql of ['DELETE FROM service', "UPDATE service SET id = 'x'"])
      await expect(asRole('app', sql, { person: 'he', undo: true })).rejects.toMatchObject(REFUSED);
    expect(await ownerSql("SELECT id FROM service WHERE id = 'x1'")).toEqual([]);
  });
});
