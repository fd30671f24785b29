import { beforeEach, describe, expect, it } from 'vitest';
import { messagesIn } from '@/messages';
import { PEOPLE } from '@/test/cast';
import { ownerSql, useDatabase } from '@/test/database';
import { acts, givenFiled, healthNews, mails, startMailAfresh } from '@/test/mail-stories';
import { escalationRow, ownerInserts } from '@/test/rows';
import { givenChoice } from '@/test/rows-notifications';

useDatabase();
beforeEach(startMailAfresh);

async function fanOut(): Promise<void> {
  const { fanOutNotifications } = await import('./handlers/fan-out');
  while ((await fanOutNotifications()) > 0);
}

async function postAll(): Promise<void> {
  const { claimMails, post } = await import('./handlers/send');
  for (let claimed = await claimMails(10); claimed.length > 0; claimed = await claimMails(10))
    for (const one of claimed) await post(one, { words: messagesIn });
}

const told = async () => (await mails()).map((mail) => mail.email);
const kept = async () => (await mails()).filter((mail) => mail.state === 'kept').map((mail) => mail.email);

describe('whom an event is told to', () => {
  it('the one who filed, when the operator asks; not who asked, not the colleagues', async () => {
    const escalation = await givenFiled();
    await acts('lin', escalation, 'partner_asked');
    await fanOut();
    expect(await told()).toEqual([PEOPLE.hana.email]);
  });

  it('nobody of their own act', async () => {
    const escalation = await givenFiled();
    await acts('hana', escalation, 'replied');
    await fanOut();
    expect(await told()).toEqual([]);
  });

  it('a colleague who wrote in it before, and who chose all of the team', async () => {
    const escalation = await givenFiled();
    await acts('ada', escalation, 'noted', 'partner');
    await ownerSql('DELETE FROM notification_dispatch');
    await acts('lin', escalation, 'resolved');
    await fanOut();
    expect(await told()).toEqual([PEOPLE.ada.email, PEOPLE.hana.email]);
    await startMailAfresh();
    await givenChoice('zhao', 'requests_team', true);
    await acts('hana', escalation, 'reopened');
    await fanOut();
    expect(await told()).toEqual([PEOPLE.lin.email, PEOPLE.ada.email, PEOPLE.zhao.email].sort());
  });

  it('none who chose not to be told, and none who is disabled', async () => {
    const escalation = await givenFiled();
    await givenChoice('hana', 'requests', false);
    await acts('lin', escalation, 'replied');
    await fanOut();
    expect(await told()).toEqual([]);
    await givenChoice('hana', 'requests', true);
    await ownerSql('UPDATE person SET disabled_at = now() WHERE id = $1', [PEOPLE.hana.id]);
    await acts('lin', escalation, 'replied');
    await fanOut();
    expect(await told()).toEqual([]);
    await ownerSql('UPDATE person SET disabled_at = NULL WHERE id = $1', [PEOPLE.hana.id]);
  });

  it('twice to nobody, however often the event is fanned out', async () => {
    const escalation = await givenFiled();
    const eventId = await acts('lin', escalation, 'replied');
    await fanOut();
    await ownerSql('INSERT INTO notification_dispatch (event_id) VALUES ($1)', [eventId]);
    await fanOut();
    expect(await told()).toEqual([PEOPLE.hana.email]);
  });

  it('one that fails is put off and holds up no other', async () => {
    const escalation = await givenFiled();
    await ownerSql('ALTER TABLE notification ADD CONSTRAINT broken CHECK (event_name <> $$escalation.taken$$)');
    const broken = await acts('lin', escalation, 'taken');
    await acts('lin', escalation, 'replied');
    const { fanOutNotifications } = await import('./handlers/fan-out');
    await fanOutNotifications();
    await ownerSql('ALTER TABLE notification DROP CONSTRAINT broken');
    expect(await told()).toEqual([PEOPLE.hana.email]);
    const waiting = await ownerSql('SELECT event_id, state, attempts FROM notification_dispatch');
    expect(waiting).toEqual([{ event_id: broken, state: 'pending', attempts: 1 }]);
  });
});

describe('nothing visible, nothing sent', () => {
  it('a mail is written in its reader’s language, under the reader’s rights', async () => {
    const escalation = await givenFiled({ title: 'Mail <b>stops</b>' });
    await acts('lin', escalation, 'partner_asked');
    await fanOut();
    await postAll();
    const [mail] = await mails();
    expect(mail).toMatchObject({ state: 'kept', email: PEOPLE.hana.email });
    expect(mail?.subject).toBe(
      `[${escalation.number}] ${PEOPLE.lin.name} (21Vianet) has a question about “Mail <b>stops</b>” and waits for the answer`,
    );
    expect(mail?.text_body).toContain(`http://localhost:3000/support-requests/${escalation.number}`);
    expect(mail?.html_body).toContain('Mail &lt;b&gt;stops&lt;/b&gt;');
    expect(mail?.html_body).not.toContain('<b>');
  });

  it('an internal note is told to its own side alone, and not a word of it', async () => {
    const escalation = await givenFiled();
    await acts('ada', escalation, 'noted', 'partner');
    await acts('zhao', escalation, 'noted', 'operator');
    await fanOut();
    await postAll();
    expect(await kept()).toEqual([PEOPLE.hana.email]);
  });

  it('who lost the role meanwhile gets nothing', async () => {
    const escalation = await givenFiled();
    await acts('lin', escalation, 'replied');
    await fanOut();
    await ownerSql("UPDATE person_role SET role = 'billing_admin' WHERE person_id = $1", [PEOPLE.hana.id]);
    await postAll();
    await ownerSql("UPDATE person_role SET role = 'helpdesk_agent' WHERE person_id = $1", [PEOPLE.hana.id]);
    expect((await mails()).map((mail) => [mail.state, mail.subject])).toEqual([['withheld', null]]);
  });

  it('the customer is told of its summary and nothing else (P22)', async () => {
    const escalation = await givenFiled({ title: 'CANARY-TITLE', customer_summary: 'We asked about your mail' });
    const eventId = await acts('hana', escalation, 'submitted');
    await acts('lin', escalation, 'replied');
    await acts('hana', escalation, 'noted', 'partner');
    await fanOut();
    await postAll();
    const customers = (await mails()).filter((mail) => mail.email?.endsWith('@tailspin.example'));
    expect(customers.map((mail) => [mail.email, mail.event_name])).toEqual([
      [PEOPLE.serge.email, 'escalation.submitted'],
      [PEOPLE.tina.email, 'escalation.submitted'],
    ]);
    const all = JSON.stringify(customers);
    expect(all).not.toContain('CANARY');
    expect(all).not.toContain('Hana');
    expect(all).toContain('We asked about your mail');
    expect(customers[1]?.subject).toBe(`[${escalation.number}] Contoso Cloud 已为您向运营方提交支持请求`);
    expect(eventId).toBeTruthy();
  });

  it('another partner of the customer hears nothing', async () => {
    const escalation = escalationRow('hana', 'tailspin', 'exchange');
    await ownerInserts('escalation', escalation);
    await givenChoice('fei', 'requests_team', true);
    await acts('hana', escalation, 'submitted');
    await fanOut();
    expect(await told()).not.toContain(PEOPLE.fei.email);
  });
});

describe('service health', () => {
  it('reaches who follows the issue, and the technical contact of each tenant that holds the service', async () => {
    await ownerSql(
      'INSERT INTO health_follow (person_id, issue_id, customer_id) SELECT $1, $2, id FROM organization WHERE name = $3 ON CONFLICT DO NOTHING',
      [PEOPLE.hana.id, 'EX413207', 'Tailspin Toys'],
    );
    await healthNews('EX413207');
    await fanOut();
    await postAll();
    const rows = await ownerSql<{ state: string; email: string | null; customer: string | null; text_body: string }>(
      `SELECT n.state, p.email, o.name AS customer, n.text_body FROM notification n LEFT JOIN person p ON p.id = n.person_id
       LEFT JOIN organization o ON o.id = n.customer_id ORDER BY o.name NULLS FIRST`,
    );
    expect(rows[0]).toMatchObject({ state: 'kept', email: PEOPLE.hana.email, customer: null });
    expect(rows.slice(1).every((row) => row.state === 'kept' && row.customer)).toBe(true);
    expect(rows.slice(1).map((row) => row.customer)).toContain('Adatum');
    expect(rows[1]?.text_body).toContain('/service-health/EX413207');
  });

  it('a technical contact who is also told as a person gets one mail', async () => {
    await ownerSql(
      'UPDATE tenant_organization SET technical_contact_email = $1 WHERE customer_id = (SELECT organization_id FROM person WHERE email = $1)',
      [PEOPLE.serge.email],
    );
    await givenChoice('serge', 'health', true);
    await healthNews('EX413207');
    await fanOut();
    expect((await told()).filter((email) => email === PEOPLE.serge.email)).toHaveLength(1);
    await ownerSql('UPDATE tenant_organization SET technical_contact_email = NULL WHERE technical_contact_email = $1', [
      PEOPLE.serge.email,
    ]);
  });
});
