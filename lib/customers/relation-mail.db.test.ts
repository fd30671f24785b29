import { expect, it } from 'vitest';
import { newId } from '@/lib/shared/ids';
import { ORGANIZATIONS } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done, events, failureOf } from '@/test/outcomes';
import { mailRelationLink } from './commands/mail-relation-link';
import { makeRelationLink } from './commands/make-relation-link';
import { getRelationLink } from './queries/relation-links';

useDatabase();

it('the mail of a link goes once for one form, however often it is sent; another one under the same key is said', async () => {
  const viewer = await signIn('fei');
  const stands = (await getRelationLink(viewer)).link?.id ?? '';
  done(await makeRelationLink(viewer, { services: 'exchange', replaces: stands }));
  const id = (await getRelationLink(viewer)).link?.id ?? '';
  const typed = { id, key: newId(), email: 'boss@wingtip.example', language: 'de' };
  const mails = async () =>
    (
      await ownerSql("SELECT FROM account_link WHERE purpose = 'relation' AND organization_id = $1", [
        ORGANIZATIONS.fabrikam.id,
      ])
    ).length;
  const before = await mails();
  await Promise.all([1, 2, 3].map(async () => done(await mailRelationLink(viewer, typed))));
  done(await mailRelationLink(viewer, { ...typed, email: 'BOSS@wingtip.example' }));
  expect([(await mails()) - before, (await events('relation_link.mailed')).length]).toEqual([1, 1]);
  for (const changed of [{ email: 'chief@wingtip.example' }, { language: 'en' }])
    expect(failureOf(await mailRelationLink(viewer, { ...typed, ...changed }))).toMatchObject({ why: 'already_sent' });
  expect((await mails()) - before).toBe(1);
  expect((await getRelationLink(viewer)).mailForm.sentKeys).toContain(typed.key);
  expect(JSON.stringify(await ownerSql('SELECT * FROM draft WHERE key = $1', [typed.key]))).not.toMatch(/wingtip/i);
});
