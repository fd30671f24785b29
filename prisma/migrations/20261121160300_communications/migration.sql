-- The operator's communications: who writes, approves, publishes and imports messages of Message Center, and what none of them can do.
ALTER TABLE service_message ADD COLUMN submit_key uuid;
ALTER TABLE service_message ADD CONSTRAINT service_message_written_by_id_submit_key_key UNIQUE (written_by_id, submit_key);

CREATE TABLE service_message_import (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  -- The session of the import alone, in which the worker acts as the person who began it; over when that person is.
  session_hash text NOT NULL,
  file_name text NOT NULL,
  size_bytes int NOT NULL CHECK (size_bytes BETWEEN 0 AND 26214400),
  storage_key text NOT NULL UNIQUE,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  failure text,
  total int,
  position int NOT NULL DEFAULT 0 CHECK (position >= 0),
  added_count int NOT NULL DEFAULT 0,
  updated_count int NOT NULL DEFAULT 0,
  unchanged_count int NOT NULL DEFAULT 0,
  older_count int NOT NULL DEFAULT 0,
  refused_count int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  finished_at timestamptz,
  CHECK ((state = 'failed') = (failure IS NOT NULL)),
  CHECK (position = added_count + updated_count + unchanged_count + older_count + refused_count)
);
CREATE INDEX service_message_import_list ON service_message_import (created_at DESC, id DESC);
CREATE INDEX service_message_import_person ON service_message_import (person_id);
CREATE TABLE service_message_import_row (
  import_id uuid NOT NULL REFERENCES service_message_import (id),
  row_number int NOT NULL CHECK (row_number > 0),
  message_id text,
  field text,
  why text NOT NULL,
  PRIMARY KEY (import_id, row_number)
);

ALTER TABLE service_message_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_message_import FORCE ROW LEVEL SECURITY;
ALTER TABLE service_message_import_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_message_import_row FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON service_message_import TO liaison_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON service_message_import_row TO liaison_owner USING (true) WITH CHECK (true);

CREATE POLICY operator_reads ON service_message_import FOR SELECT TO liaison_app USING (
  (SELECT ctx_is('operator', 'communications_editor', 'support_lead', 'auditor')));
CREATE POLICY editor_begins ON service_message_import FOR INSERT TO liaison_app WITH CHECK (
  (SELECT ctx_is('operator', 'communications_editor')) AND person_id = (SELECT ctx_person()) AND state = 'waiting' AND position = 0);
CREATE POLICY editor_goes_on ON service_message_import FOR UPDATE TO liaison_app
  USING ((SELECT ctx_is('operator', 'communications_editor')) AND person_id = (SELECT ctx_person()) AND state IN ('waiting', 'running'))
  WITH CHECK ((SELECT ctx_is('operator', 'communications_editor')) AND person_id = (SELECT ctx_person()));
CREATE POLICY unfinished ON service_message_import FOR SELECT TO liaison_worker USING (state IN ('waiting', 'running'));
CREATE POLICY given_up ON service_message_import FOR UPDATE TO liaison_worker USING (state IN ('waiting', 'running')) WITH CHECK (state = 'failed');
-- What became of it is the worker's to read too: an UPDATE must see the row that it makes.
CREATE POLICY was_given_up ON service_message_import FOR SELECT TO liaison_worker USING (state = 'failed');
GRANT SELECT (id, person_id, file_name, size_bytes, storage_key, state, failure, total, position, added_count, updated_count, unchanged_count,
  older_count, refused_count, created_at, updated_at, finished_at) ON service_message_import TO liaison_app;
GRANT INSERT ON service_message_import TO liaison_app;
GRANT UPDATE (state, failure, total, position, added_count, updated_count, unchanged_count, older_count, refused_count, updated_at, finished_at)
  ON service_message_import TO liaison_app;
GRANT SELECT ON service_message_import TO liaison_worker;
GRANT UPDATE (state, failure, updated_at, finished_at) ON service_message_import TO liaison_worker;
CREATE POLICY operator_reads ON service_message_import_row FOR SELECT TO liaison_app USING (import_id IN (SELECT i.id FROM service_message_import i));
CREATE POLICY editor_reports ON service_message_import_row FOR INSERT TO liaison_app WITH CHECK (
  (SELECT ctx_is('operator', 'communications_editor'))
  AND import_id IN (SELECT i.id FROM service_message_import i WHERE i.person_id = (SELECT ctx_person()) AND i.state IN ('waiting', 'running')));
GRANT SELECT, INSERT ON service_message_import_row TO liaison_app;

-- Who writes. When it may, and what may change then, is the guard's.
CREATE POLICY editor_writes ON service_message FOR INSERT TO liaison_app WITH CHECK (
  (SELECT ctx_is('operator', 'communications_editor')) AND state = 'draft' AND approved_by_id IS NULL AND published_at IS NULL
  AND ((origin = 'written' AND written_by_id = (SELECT ctx_person())) OR (origin = 'imported' AND written_by_id IS NULL)));
CREATE POLICY editor_and_lead ON service_message FOR UPDATE TO liaison_app
  USING ((SELECT ctx_is('operator', 'communications_editor', 'support_lead')))
  WITH CHECK ((SELECT ctx_is('operator', 'communications_editor', 'support_lead')));
CREATE POLICY editor_adds ON service_message_service FOR INSERT TO liaison_app WITH CHECK ((SELECT ctx_is('operator', 'communications_editor')));
CREATE POLICY editor_removes ON service_message_service FOR DELETE TO liaison_app USING ((SELECT ctx_is('operator', 'communications_editor')));
CREATE POLICY editor_adds ON service_message_tag FOR INSERT TO liaison_app WITH CHECK ((SELECT ctx_is('operator', 'communications_editor')));
CREATE POLICY editor_removes ON service_message_tag FOR DELETE TO liaison_app USING ((SELECT ctx_is('operator', 'communications_editor')));
GRANT INSERT ON service_message TO liaison_app;
GRANT UPDATE (title, body_type, body, details, category, severity, is_major_change, is_data_privacy, starts_at, ends_at, act_by,
  last_modified_at, state, search_text, approved_by_id, published_at, version, updated_at) ON service_message TO liaison_app;
GRANT INSERT, DELETE ON service_message_service, service_message_tag TO liaison_app;

CREATE FUNCTION service_message_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_editor boolean := ctx_is('operator', 'communications_editor');
  is_lead boolean := ctx_is('operator', 'support_lead');
  is_moved boolean := NEW.state <> OLD.state;
BEGIN
  IF current_user <> 'liaison_app' THEN RETURN NEW; END IF;
  IF (NEW.title, NEW.body_type, NEW.body, NEW.details, NEW.category, NEW.severity, NEW.is_major_change, NEW.is_data_privacy, NEW.starts_at,
      NEW.ends_at, NEW.act_by, NEW.search_text)
     IS DISTINCT FROM (OLD.title, OLD.body_type, OLD.body, OLD.details, OLD.category, OLD.severity, OLD.is_major_change, OLD.is_data_privacy,
      OLD.starts_at, OLD.ends_at, OLD.act_by, OLD.search_text)
     AND NOT (is_editor AND NOT is_moved AND OLD.state IN ('draft', 'published')) THEN
    RAISE EXCEPTION 'an editor changes a draft, or what is published: what was approved is what is published' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.published_at IS NOT NULL AND OLD.is_data_privacy AND NOT NEW.is_data_privacy THEN
    RAISE EXCEPTION 'no change widens the audience of a published message' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF is_moved AND NOT (CASE OLD.state || ' ' || NEW.state
       WHEN 'draft in_review' THEN is_editor
       WHEN 'draft published' THEN is_editor AND NEW.origin = 'imported'
       WHEN 'in_review approved' THEN is_lead AND NEW.approved_by_id = ctx_person() AND NEW.written_by_id IS DISTINCT FROM ctx_person()
         AND NOT EXISTS (SELECT FROM event e WHERE e.record_type = 'service_message' AND e.record_id = NEW.id
           AND e.name = 'service_message.drafted' AND e.actor_id = ctx_person())
       WHEN 'in_review draft' THEN is_editor OR is_lead
       WHEN 'approved draft' THEN is_editor
       WHEN 'approved published' THEN is_editor AND NEW.approved_by_id IS NOT NULL
       WHEN 'published withdrawn' THEN is_editor
       ELSE false END) THEN
    RAISE EXCEPTION 'a message goes from draft over another person''s approval to its readers, and never back' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (NEW.approved_by_id IS DISTINCT FROM OLD.approved_by_id AND NOT (is_moved AND NEW.state IN ('approved', 'draft')))
     OR (NEW.state = 'draft' AND NEW.approved_by_id IS NOT NULL)
     OR (NEW.published_at IS DISTINCT FROM OLD.published_at AND NOT (is_moved AND NEW.state = 'published')) THEN
    RAISE EXCEPTION 'who approved and when it was published is kept' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER service_message_guard BEFORE UPDATE ON service_message FOR EACH ROW EXECUTE FUNCTION service_message_guard();

CREATE FUNCTION service_message_part_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  whose text := CASE WHEN TG_OP = 'DELETE' THEN OLD.message_id ELSE NEW.message_id END;
  stands record;
BEGIN
  IF current_user = 'liaison_app' THEN
    SELECT m.state, m.published_at INTO stands FROM service_message m WHERE m.id = whose;
    IF stands.state IS NULL OR stands.state NOT IN ('draft', 'published') THEN
      RAISE EXCEPTION 'services and tags change with the draft, or with what is published' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_OP = 'INSERT' AND TG_TABLE_NAME = 'service_message_service' AND stands.published_at IS NOT NULL THEN
      IF NEW.service_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM service_message_service s WHERE s.message_id = NEW.message_id AND s.service_id = NEW.service_id) THEN
        RAISE EXCEPTION 'no change widens the audience of a published message' USING ERRCODE = 'insufficient_privilege';
      END IF;
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER service_message_part_guard BEFORE INSERT OR DELETE ON service_message_service
  FOR EACH ROW EXECUTE FUNCTION service_message_part_guard();
CREATE TRIGGER service_message_part_guard BEFORE INSERT OR DELETE ON service_message_tag
  FOR EACH ROW EXECUTE FUNCTION service_message_part_guard();

-- Whom a message would reach: as `meant_for` decides for each of them, told to those alone who write, approve or audit. At most 1,001.
CREATE FUNCTION service_message_audience(services text[], is_privacy boolean) RETURNS TABLE (customer_id uuid, name text, readers int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT o.id, o.name, (SELECT count(DISTINCT p.id)::int FROM person p JOIN person_role r ON r.person_id = p.id
            WHERE p.organization_id = o.id AND p.disabled_at IS NULL AND (r.role IN ('global_administrator', 'message_center_privacy_reader')
              OR (NOT is_privacy AND r.role IN ('service_support_administrator', 'message_center_reader'))))
        FROM organization o WHERE o.kind = 'customer' AND ctx_is('operator', 'communications_editor', 'support_lead', 'auditor')
          AND o.id IN (SELECT s.customer_id FROM subscription s JOIN offer_service os ON os.offer_id = s.offer_id
                       WHERE s.status <> 'deleted' AND os.service_id = ANY (services))
        ORDER BY o.name_key, o.id LIMIT 1001 $$;
REVOKE EXECUTE ON FUNCTION service_message_guard(), service_message_part_guard(), service_message_audience(text[], boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION service_message_audience(text[], boolean) TO liaison_app;
GRANT CREATE ON SCHEMA public TO liaison_auth;
ALTER FUNCTION service_message_audience(text[], boolean) OWNER TO liaison_auth;
REVOKE CREATE ON SCHEMA public FROM liaison_auth;

CREATE POLICY communications_read ON event FOR SELECT TO liaison_app USING (
  record_type = 'service_message' AND audience = 'operator' AND (SELECT ctx_is('operator', 'communications_editor')));
