-- What a partner calls a subscription is typed by people: the scheduler too keeps it beside its events, where it goes when a customer leaves
-- (docs/decisions/0035-leaving.md).
CREATE POLICY with_event_of_nobody ON event_words FOR INSERT TO liaison_worker WITH CHECK (
  EXISTS (SELECT FROM event e WHERE e.id = event_id AND e.actor_id IS NULL AND e.xmin = pg_current_xact_id()::xid));
GRANT INSERT ON event_words TO liaison_worker;

-- The names in what the scheduler wrote before; nothing of the record is lost.
ALTER TABLE event DISABLE TRIGGER event_is_append_only;
INSERT INTO event_words (event_id, name, words)
  SELECT e.id, 'name', e.data->>'name' FROM event e
  WHERE e.record_type = 'subscription' AND e.actor_id IS NULL AND e.data->>'name' IS NOT NULL ON CONFLICT DO NOTHING;
UPDATE event e SET data = e.data - 'name' WHERE e.record_type = 'subscription' AND e.actor_id IS NULL AND e.data ? 'name';
ALTER TABLE event ENABLE TRIGGER event_is_append_only;
