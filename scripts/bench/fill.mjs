import { connect } from '../roles.mjs';

const BATCH = 20_000;

// A seeded escalation's texts under new ids, over the four pairs of partner and customer; 70 of 100 are done, 20 are the operator's turn.
const escalations = `
  INSERT INTO escalation
  SELECT made.* FROM generate_series($1::int, $2::int) n
    CROSS JOIN (SELECT e FROM escalation e WHERE e.number NOT LIKE '7%' ORDER BY e.filed_at LIMIT 1) first(model)
    CROSS JOIN (SELECT p.id FROM person p JOIN person_role r ON r.person_id = p.id WHERE r.role = 'support_engineer' LIMIT 1) staff
    CROSS JOIN LATERAL (SELECT r.partner_id, r.customer_id FROM relation r ORDER BY r.customer_id OFFSET n % 4 LIMIT 1) pair
    CROSS JOIN LATERAL (SELECT now() - make_interval(mins => 100 + n * 5) AS at) filed
    CROSS JOIN LATERAL jsonb_populate_record(model, jsonb_build_object(
    'id', gen_random_uuid(), 'submit_key', gen_random_uuid(), 'number', '7' || lpad(n::text, 14, '0'), 'title', 'Measured request ' || n,
    'partner_id', pair.partner_id, 'customer_id', pair.customer_id, 'health_issue_id', NULL, 'waiting_since', NULL,
    'filed_at', filed.at, 'updated_at', filed.at + interval '1 hour', 'response_due_at', filed.at + interval '2 days',
    'queue_at', filed.at + interval '2 days', 'queue_rank', n % 3, 'first_response_at', NULL, 'resolved_at', NULL, 'closed_at', NULL,
    'state', CASE WHEN n % 10 < 7 THEN 'closed' WHEN n % 10 < 9 THEN 'in_triage' ELSE 'waiting_for_partner' END,
    'turn', CASE WHEN n % 10 < 7 THEN 'nobody' WHEN n % 10 < 9 THEN 'operator' ELSE 'partner' END,
    'assignee_id', CASE WHEN n % 7 = 0 THEN staff.id END)) made`;

const events = `
  INSERT INTO event (id, name, action, rule, actor_id, actor_organization_id, partner_id, customer_id, record_type, record_id, audience, data, at)
  SELECT gen_random_uuid(), 'escalation.submitted', 'escalation.submit', 'P12', e.filed_by_id, e.partner_id, e.partner_id, e.customer_id,
    'escalation', e.id, 'operator_partner', jsonb_build_object('number', e.number), e.filed_at
  FROM escalation e WHERE e.number LIKE '7%' ORDER BY e.filed_at`;

const dispatches = `
  INSERT INTO event_dispatch (event_id, state)
  SELECT e.id, 'done' FROM event e WHERE NOT EXISTS (SELECT FROM event_dispatch d WHERE d.event_id = e.id)`;

/** Brings a database of its own to `wanted` escalations as its owner, each with its event, past the commands. Nothing may run on it meanwhile. */
export async function fill(ownerUrl, wanted, progress) {
  const client = await connect(ownerUrl);
  try {
    const { rows } = await client.query('SELECT count(*)::int AS count FROM escalation');
    const missing = wanted - rows[0].count;
    if (missing <= 0) return progress(`${rows[0].count} escalations are there`);
    await client.query('BEGIN');
    // A hundred thousand notices to nobody: the outbox rows are made done at once.
    await client.query('ALTER TABLE event DISABLE TRIGGER event_dispatch_follows');
    for (let from = 1; from <= missing; from += BATCH) {
      await client.query(escalations, [from, Math.min(from + BATCH - 1, missing)]);
      progress(`${Math.min(from + BATCH - 1, missing)} of ${missing}`);
    }
    await client.query(events);
    await client.query(dispatches);
    await client.query('ALTER TABLE event ENABLE TRIGGER event_dispatch_follows');
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}
