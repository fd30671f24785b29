import { randomUUID } from 'node:crypto';
import { PEOPLE, type PersonKey } from './cast';
import { ownerSql } from './database';

/** A mail in somebody's mailbox about this event, inserted as the owner. */
export async function givenMail(person: PersonKey, eventId: string, subject: string): Promise<string> {
  const id = randomUUID();
  await ownerSql(
    `INSERT INTO notification (id, event_id, event_name, kind, person_id, state, due_at, created_at, finished_at, subject, text_body, html_body)
     VALUES ($1, $2, 'escalation.replied', 'requests', $3, 'kept', now(), now(), now(), $4, $5, $6)`,
    [
      id,
      eventId,
      PEOPLE[person].id,
      subject,
      `${subject}\nhttp://localhost:3000/support-requests/1`,
      `<p>${subject}</p>`,
    ],
  );
  return id;
}

/** A mail to this person that lies where a person must look: refused, or of unknown outcome. */
export async function givenTrouble(
  person: PersonKey,
  eventId: string,
  state: 'refused' | 'unknown',
  said = '550 5.1.1 <hana@contoso.example>: no such mailbox',
): Promise<string> {
  const id = randomUUID();
  await ownerSql(
    `INSERT INTO notification (id, event_id, event_name, kind, person_id, state, attempts, due_at, created_at, finished_at, last_error)
     VALUES ($1, $2, 'escalation.replied', 'requests', $3, $4, 3, now(), now(), now(), $5)`,
    [id, eventId, PEOPLE[person].id, state, said],
  );
  return id;
}

/** An event of which no mails could be made. */
export async function givenParkedNotice(eventId: string): Promise<string> {
  await ownerSql(
    `INSERT INTO notification_dispatch (event_id, state, attempts, last_error) VALUES ($1, 'parked', 8, 'no way')
     ON CONFLICT (event_id) DO UPDATE SET state = 'parked', attempts = 8, last_error = 'no way'`,
    [eventId],
  );
  return eventId;
}

/** What a person chose. */
export const givenChoice = (person: PersonKey, kind: string, byMail: boolean) =>
  ownerSql(
    `INSERT INTO notification_preference (person_id, kind, by_mail) VALUES ($1, $2, $3)
     ON CONFLICT (person_id, kind) DO UPDATE SET by_mail = excluded.by_mail`,
    [PEOPLE[person].id, kind, byMail],
  );

export async function fillNotifications(eventId: string): Promise<void> {
  await givenMail('hana', eventId, 'A mail to hana');
  await givenChoice('hana', 'requests', true);
}

export type MailIds = { mailId: string; refusedMailId: string; parkedNoticeId: string };
export const unknownMails = (): MailIds => ({
  mailId: randomUUID(),
  refusedMailId: randomUUID(),
  parkedNoticeId: randomUUID(),
});

/** One mail of hana's, one to lin that was refused, and the event parked. */
export const makeMails = async (eventId: string, subject: string): Promise<MailIds> => ({
  mailId: await givenMail('hana', eventId, subject),
  refusedMailId: await givenTrouble('lin', eventId, 'refused'),
  parkedNoticeId: await givenParkedNotice(eventId),
});
