import { ORGANIZATIONS, PEOPLE } from './cast';
import { ownerSql } from './database';

const CONTOSO = ORGANIZATIONS.contoso.id;

/**
 * Brings Contoso to that many customers, each with two subscriptions of which some end or are suspended; every third is delegated. Ten
 * escalations and two cases for each, of which a part is open.
 */
export async function fillCockpit(customers: number): Promise<void> {
  await ownerSql('DROP TABLE IF EXISTS pg_temp.made');
  await ownerSql(
    `CREATE TEMP TABLE made AS SELECT gen_random_uuid() AS id, n FROM generate_series(
       (SELECT count(*)::int FROM relation WHERE partner_id = '${CONTOSO}') + 1, ${customers}) n`,
  );
  await ownerSql(
    `INSERT INTO organization (id, kind, name, name_key, domain)
     SELECT id, 'customer', 'Company ' || n, 'company ' || lpad(n::text, 5, '0'), 'company' || n || '.partner.onmschina.cn' FROM made`,
  );
  await ownerSql('INSERT INTO relation (customer_id, partner_id) SELECT id, $1 FROM made', [CONTOSO]);
  await ownerSql(
    `INSERT INTO subscription (id, customer_id, partner_id, offer_id, friendly_name, quantity, status, auto_renew, term_starts_at, term_ends_at, suspended_at, suspension_reason)
     SELECT gen_random_uuid(), m.id, $1, o.id, o.id, 5, CASE WHEN m.n % 97 = 0 THEN 'suspended' ELSE 'active' END, m.n % 5 <> 0,
       now() - interval '300 days', now() + make_interval(days => m.n % 300), CASE WHEN m.n % 97 = 0 THEN now() - interval '50 days' END,
       CASE WHEN m.n % 97 = 0 THEN 'non_payment' END
     FROM made m, (VALUES ('o365-e1'), ('o365-proplus')) o (id)`,
    [CONTOSO],
  );
  await ownerSql(
    "INSERT INTO delegation (customer_id, partner_id, service_id) SELECT id, $1, 'exchange' FROM made WHERE n % 3 = 0",
    [CONTOSO],
  );
  await ownerSql(
    `INSERT INTO escalation (id, number, partner_id, customer_id, service_id, topic_id, kind, submit_key, filed_by_id, filed_at, title, description,
       started_at, impact, tried, lacks_training, lacks_documentation, lacks_tools, lack_explained, contact_name, contact_email, customer_summary,
       proposed_severity, state, turn, response_due_at, queue_rank, queue_at, updated_at)
     SELECT gen_random_uuid(), '8' || lpad((m.n * 10 + e)::text, 14, '0'), $1, m.id, 'exchange', 'billing.invoice', 'billing', gen_random_uuid(), $2,
       now(), 'A title', 'A description that is as long as they are', now(), 'some_users', 'Tried this and that', false, false, true, 'No tools', 'A', 'a@b.example', 'Summary',
       'B', CASE WHEN e < 8 THEN 'closed' WHEN e = 8 THEN 'in_triage' ELSE 'waiting_for_partner' END,
       CASE WHEN e < 8 THEN 'nobody' WHEN e = 8 THEN 'operator' ELSE 'partner' END, now(), 1, now(), now() - make_interval(mins => m.n)
     FROM made m, generate_series(0, 9) e`,
    [CONTOSO, PEOPLE.hana.id],
  );
  await ownerSql(
    `INSERT INTO customer_case (id, number, partner_id, customer_id, opened_by_id, submit_key, opened_at, title, description, started_at, impact, state, turn, updated_at)
     SELECT gen_random_uuid(), 'CS' || lpad((m.n * 2 + e)::text, 8, '0'), $1, m.id, $2, gen_random_uuid(), now(), 'A title', 'A description', now(), 'one_user',
       CASE e WHEN 0 THEN 'open' ELSE 'closed' END, CASE e WHEN 0 THEN 'partner' ELSE 'nobody' END, now()
     FROM made m, generate_series(0, 1) e`,
    [CONTOSO, PEOPLE.tina.id],
  );
  await ownerSql('ANALYZE');
}
