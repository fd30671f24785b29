import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { priceOffer } from '@/lib/catalogue/commands/price-offer';
import type { Command } from '@/lib/command/define-command';
import { endRelation } from '@/lib/leaving/commands/end-relation';
import { liftArrears } from '@/lib/organizations/commands/lift-arrears';
import { setArrears } from '@/lib/organizations/commands/set-arrears';
import { executeChangeRequest } from '@/lib/subscriptions/commands/execute-change-request';
import { submitChangeRequest } from '@/lib/subscriptions/commands/submit-change-request';
import { changeDelegation } from '@/lib/tenant-config/commands/change-delegation';
import { messagesIn } from '@/messages';
import { fixedId, ORGANIZATIONS, PEOPLE, type PersonKey } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { mails, startMailAfresh } from '@/test/mail-stories';
import { givenOffer } from '@/test/offer-forms';
import { ownerInserts } from '@/test/rows';
import { givenChoice } from '@/test/rows-notifications';

useDatabase();
beforeEach(startMailAfresh);

async function does<T>(person: PersonKey, command: Command<T>, input: object): Promise<T> {
  const outcome = await command(await signIn(person), input);
  if (!outcome.ok) throw new Error(`${command.action}: ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}

/** Fans out and posts all; who found what in the mailbox, by address. */
async function found(): Promise<[string | null, string][]> {
  const { fanOutNotifications } = await import('./handlers/fan-out');
  const { claimMails, post } = await import('./handlers/send');
  while ((await fanOutNotifications()) > 0);
  for (let claimed = await claimMails(20); claimed.length > 0; claimed = await claimMails(20))
    for (const one of claimed) await post(one, { words: messagesIn });
  const kept = (await mails()).filter((mail) => mail.state === 'kept');
  return kept.map((mail) => [mail.email, mail.event_name]);
}

describe('a customer asks for a change', () => {
  it('those who may answer hear of it, and who asked hears once what became of it', async () => {
    const SUBSCRIPTION = fixedId(2, 1);
    const { id } = await does('tina', submitChangeRequest, {
      key: randomUUID(),
      subscriptionId: SUBSCRIPTION,
      kind: 'more_seats',
      quantity: '90',
      reason: 'Ten more people in the new shop',
    });
    expect(await found()).toEqual([
      [PEOPLE.ada.email, 'change_request.submitted'],
      [PEOPLE.sam.email, 'change_request.submitted'],
    ]);
    await startMailAfresh();
    const [row] = await ownerSql<{ version: number }>('SELECT version FROM subscription WHERE id = $1', [SUBSCRIPTION]);
    await does('ada', executeChangeRequest, { id, version: 1, subscriptionVersion: row?.version, words: '' });
    expect(await found()).toEqual([[PEOPLE.tina.email, 'change_request.executed']]);
    const [mail] = await mails();
    expect(mail?.text_body).toContain(`/change-requests/${id}`);
    expect(mail?.subject).toContain('已执行更改请求');
  });
});

describe('a customer takes delegated privileges back', () => {
  it('the partner’s administrators hear of it, who acted does not', async () => {
    await does('tina', changeDelegation, {
      partnerId: ORGANIZATIONS.fabrikam.id,
      grant: '',
      remove: 'exchange',
      seen: 'exchange',
    });
    expect(await found()).toEqual([[PEOPLE.fei.email, 'delegation.removed']]);
    expect((await mails())[0]?.subject).toContain('收回了 Tailspin Toys');
  });
});

describe('the operator sets and lifts arrears (P9)', () => {
  it('the partner’s global admins hear of it, in their words; nobody else of any side does', async () => {
    const said = { id: ORGANIZATIONS.contoso.id, reason: 'CANARY unpaid invoice' };
    await does('he', setArrears, said);
    expect(await found()).toEqual([[PEOPLE.ada.email, 'arrears.set']]);
    const [mail] = await mails();
    expect(mail?.text_body).toContain('/partner/profile');
    expect(`${mail?.subject}${mail?.text_body}`).not.toContain('CANARY');
    await startMailAfresh();
    await does('he', liftArrears, said);
    expect(await found()).toEqual([[PEOPLE.ada.email, 'arrears.lifted']]);
  });

  it('is not told to who chose otherwise', async () => {
    await givenChoice('ada', 'standing', false);
    const said = { id: ORGANIZATIONS.contoso.id, reason: 'An unpaid invoice' };
    await does('he', setArrears, said);
    await does('he', liftArrears, said);
    expect(await found()).toEqual([]);
  });
});

describe('the operator sets a price (P10, P23)', () => {
  const price = async (id: string, version: string, more: object) =>
    does('he', priceOffer, { key: randomUUID(), id, version, partnerId: '', ...more });
  const PAYING = [PEOPLE.ada.email, PEOPLE.bo.email, PEOPLE.fei.email, PEOPLE.nora.email];
  const told = async () => (await found()).map(([email]) => email).sort();

  it('every partner’s people who pay hear of a price for all, and nobody who sees no prices', async () => {
    const id = await givenOffer();
    await startMailAfresh();
    await price(id, '1', { price: '60' });
    expect(await told()).toEqual(PAYING);
    const [mail] = await mails();
    expect(mail?.text_body).toContain('/subscriptions/prices');
    expect(`${mail?.subject}${mail?.text_body}`).not.toMatch(/60[.]00|49[.]90|¥/);
  });

  it('of one partner’s own price that partner alone hears, and nothing more of a price for the others', async () => {
    const id = await givenOffer();
    await startMailAfresh();
    await price(id, '1', { price: '30', partnerId: ORGANIZATIONS.contoso.id });
    expect(await told()).toEqual([PEOPLE.ada.email, PEOPLE.bo.email]);
    await startMailAfresh();
    await price(id, '2', { price: '60' });
    expect(await told()).toEqual([PEOPLE.fei.email, PEOPLE.nora.email]);
  });

  it('is not told to who chose otherwise', async () => {
    const id = await givenOffer();
    await startMailAfresh();
    await givenChoice('bo', 'prices', false);
    await price(id, '1', { price: '60' });
    expect(await told()).not.toContain(PEOPLE.bo.email);
  });
});

describe('a relation ends', () => {
  it('the other side’s global administrators hear of it, those of the side that ended it do not', async () => {
    await ownerSql(
      "UPDATE subscription SET status = 'deleted', suspended_at = coalesce(suspended_at, now() - interval '61 days') WHERE customer_id = $1 AND partner_id = $2",
      [ORGANIZATIONS.tailspin.id, ORGANIZATIONS.fabrikam.id],
    );
    await does('tina', endRelation, { otherId: ORGANIZATIONS.fabrikam.id });
    expect(await found()).toEqual([[PEOPLE.fei.email, 'relation.ended']]);
    const [mail] = await mails();
    expect(mail?.subject).toContain('Tailspin Toys');
  });
});

describe('a message is published', () => {
  const at = '2026-11-20T03:00:00Z';
  const publish = async (id: string, flags: object, service = 'exchange') => {
    await ownerInserts('service_message', {
      id,
      title: `CANARY ${id}`,
      body_type: 'text',
      body: 'Nothing of this is mailed',
      category: 'planForChange',
      severity: 'normal',
      starts_at: at,
      last_modified_at: at,
      state: 'published',
      origin: 'written',
      search_text: 'canary',
      published_at: at,
      updated_at: at,
      ...flags,
    });
    await ownerInserts('service_message_service', { message_id: id, name: service, service_id: service });
    await ownerInserts('event', {
      id: randomUUID(),
      name: 'service_message.published',
      action: 'service_message.publish',
      rule: 'P1',
      actor_id: PEOPLE.wu.id,
      actor_organization_id: ORGANIZATIONS.operator.id,
      record_type: 'service_message',
      record_id: id,
      audience: 'operator',
      data: JSON.stringify({ number: id, title: `CANARY ${id}` }),
      at: new Date().toISOString(),
    });
  };
  const readersOf = (list: [string | null, string][], domain: string) =>
    list.map(([email]) => email).filter((email) => email?.endsWith(domain));

  it('major updates reach the readers of customers that hold the service, and no partner', async () => {
    await publish('MC9700001', { is_major_change: true });
    const told = await found();
    expect(readersOf(told, '@tailspin.example')).toEqual([PEOPLE.mei.email, PEOPLE.serge.email, PEOPLE.tina.email]);
    expect(readersOf(told, '@contoso.example')).toEqual([]);
    expect(JSON.stringify(await mails())).not.toContain('Nothing of this is mailed');
  });

  it('data-privacy messages reach only the two roles that may read them', async () => {
    await publish('MC9700002', { is_data_privacy: true });
    expect(readersOf(await found(), '@tailspin.example')).toEqual([PEOPLE.tina.email]);
  });

  it('the rest reaches those who chose it', async () => {
    await givenChoice('mei', 'message_other', true);
    await publish('MC9700003', {});
    expect(await found()).toEqual([[PEOPLE.mei.email, 'service_message.published']]);
  });

  it('one that is withdrawn before the mail is written reaches nobody', async () => {
    await publish('MC9700004', { is_major_change: true });
    await ownerSql("UPDATE service_message SET state = 'withdrawn' WHERE id = 'MC9700004'");
    expect(await found()).toEqual([]);
  });
});
