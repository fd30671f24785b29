-- P20: an organization's administrators and auditors search what its own people did. No other organization's acts come with it: what a
-- partner does for its customer is on the partner's record, what the operator does on the operator's (P15, P22).
CREATE FUNCTION ctx_record_reader() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT CASE WHEN ctx_is('operator', 'administrator', 'auditor') OR ctx_is('partner', 'global_admin')
          OR ctx_is('customer', 'global_administrator') THEN ctx_org() END $$;
REVOKE EXECUTE ON FUNCTION ctx_record_reader() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_record_reader() TO liaison_app;
CREATE POLICY own_organization_acts ON event FOR SELECT TO liaison_app USING (actor_organization_id = (SELECT ctx_record_reader()));
CREATE INDEX event_actor_organization_at ON event (actor_organization_id, at, seq);
CREATE INDEX event_actor_at ON event (actor_id, at, seq);

-- What people typed, and what names or reaches a person, stands beside the event and not in it: the event is never edited, and these words
-- go when a person or a customer leaves (docs/decisions/0035-leaving.md). Written with the event, in its transaction.
CREATE TABLE event_words (
  event_id uuid NOT NULL REFERENCES event (id),
  name text NOT NULL CHECK (name ~ '^[A-Za-z]{1,40}$'),
  words text NOT NULL,
  PRIMARY KEY (event_id, name)
);
ALTER TABLE event_words ENABLE ROW LEVEL SECURITY;
ALTER TABLE event_words FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON event_words TO liaison_owner USING (true) WITH CHECK (true);
CREATE POLICY of_event ON event_words FOR SELECT TO liaison_app, liaison_worker USING (
  EXISTS (SELECT FROM event e WHERE e.id = event_id));
CREATE POLICY with_event ON event_words FOR INSERT TO liaison_app WITH CHECK (
  EXISTS (SELECT FROM event e WHERE e.id = event_id AND e.actor_id = (SELECT ctx_person())
    AND e.xmin = pg_current_xact_id()::xid));
GRANT SELECT, INSERT ON event_words TO liaison_app;
GRANT SELECT ON event_words TO liaison_worker;

-- The words of events that were written before there was a place for them. The only time that the record is touched: nothing is lost.
ALTER TABLE event DISABLE TRIGGER event_is_append_only;
INSERT INTO event_words (event_id, name, words)
  SELECT e.id, w.key, w.value FROM event e, jsonb_each_text(e.data) AS w
  WHERE w.value IS NOT NULL AND (
    (e.record_type IN ('tenant', 'delegation') AND w.key IN ('name', 'partner', 'by', 'byOrganization'))
    OR (e.name = 'tenant.setting_changed' AND w.key IN ('before', 'after'))
    OR (e.record_type IN ('subscription', 'change_request') AND w.key IN ('name', 'words'))
    OR (e.name = 'subscription.renamed' AND w.key IN ('before', 'after'))
    OR (e.name IN ('escalation.severity_set', 'escalation.judged') AND w.key = 'reason'));
UPDATE event e SET data = e.data - (SELECT array_agg(w.name) FROM event_words w WHERE w.event_id = e.id)
  WHERE EXISTS (SELECT FROM event_words w WHERE w.event_id = e.id);
ALTER TABLE event ENABLE TRIGGER event_is_append_only;
