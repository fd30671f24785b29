-- Message Center: the operator's messages (Graph's serviceUpdateMessage), which reach the customers that hold one of their services.
CREATE TABLE service_message (
  id text PRIMARY KEY CHECK (id ~ '^MC[0-9]{1,12}$'),
  title text NOT NULL,
  body_type text NOT NULL CHECK (body_type IN ('text', 'html')),
  body text NOT NULL,
  details jsonb NOT NULL DEFAULT '[]',
  category text NOT NULL CHECK (category IN ('preventOrFixIssue', 'planForChange', 'stayInformed')),
  severity text NOT NULL CHECK (severity IN ('normal', 'high', 'critical')),
  is_major_change boolean NOT NULL DEFAULT false,
  is_data_privacy boolean NOT NULL DEFAULT false,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  act_by timestamptz,
  last_modified_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'in_review', 'approved', 'published', 'withdrawn')),
  origin text NOT NULL CHECK (origin IN ('written', 'imported')),
  search_text text NOT NULL,
  written_by_id uuid REFERENCES person (id),
  approved_by_id uuid REFERENCES person (id),
  published_at timestamptz,
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  CHECK ((state IN ('published', 'withdrawn')) <= (published_at IS NOT NULL)),
  CHECK (approved_by_id IS DISTINCT FROM written_by_id OR approved_by_id IS NULL)
);
CREATE INDEX service_message_list ON service_message (state, last_modified_at DESC, id DESC);
-- The name as it came; a name that is none of our services reaches nobody.
CREATE TABLE service_message_service (
  message_id text NOT NULL REFERENCES service_message (id) ON DELETE CASCADE,
  name text NOT NULL,
  service_id text REFERENCES service (id),
  PRIMARY KEY (message_id, name)
);
CREATE INDEX service_message_service_reach ON service_message_service (service_id, message_id);
CREATE TABLE service_message_tag (
  message_id text NOT NULL REFERENCES service_message (id) ON DELETE CASCADE,
  tag text NOT NULL,
  PRIMARY KEY (message_id, tag)
);
CREATE INDEX service_message_tag_reach ON service_message_tag (tag, message_id);
-- Graph's viewPoint: one person's own, never the tenant's.
CREATE TABLE service_message_viewpoint (
  person_id uuid NOT NULL REFERENCES person (id),
  message_id text NOT NULL REFERENCES service_message (id) ON DELETE CASCADE,
  read_at timestamptz,
  archived_at timestamptz,
  favorited_at timestamptz,
  PRIMARY KEY (person_id, message_id)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['service_message', 'service_message_service', 'service_message_tag', 'service_message_viewpoint'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO liaison_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

-- P1: those meant for it, no others. Which messages concern the services that who acts holds; liaison_auth reads the pairs for it.
CREATE FUNCTION ctx_service_messages() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT ms.message_id FROM service_message_service ms WHERE ctx_kind() = 'customer' AND ms.service_id IN (SELECT ctx_services()) $$;
CREATE POLICY auth_all ON service_message_service TO liaison_auth USING (true);
GRANT SELECT ON service_message_service TO liaison_auth;
REVOKE EXECUTE ON FUNCTION ctx_service_messages() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_service_messages() TO liaison_app;
GRANT CREATE ON SCHEMA public TO liaison_auth;
ALTER FUNCTION ctx_service_messages() OWNER TO liaison_auth;
REVOKE CREATE ON SCHEMA public FROM liaison_auth;

CREATE POLICY operator_reads ON service_message FOR SELECT TO liaison_app USING (
  (SELECT ctx_is('operator', 'communications_editor', 'support_lead', 'auditor'))
  OR (state = 'published' AND (SELECT ctx_is('operator', 'support_engineer', 'administrator'))));
CREATE POLICY meant_for ON service_message FOR SELECT TO liaison_app USING (
  state = 'published'
  AND (SELECT ctx_is('customer', 'global_administrator', 'service_support_administrator', 'message_center_reader', 'message_center_privacy_reader'))
  AND (NOT is_data_privacy OR (SELECT ctx_is('customer', 'global_administrator', 'message_center_privacy_reader')))
  AND id IN (SELECT ctx_service_messages()));
CREATE POLICY of_message ON service_message_service FOR SELECT TO liaison_app USING (message_id IN (SELECT m.id FROM service_message m));
CREATE POLICY of_message ON service_message_tag FOR SELECT TO liaison_app USING (message_id IN (SELECT m.id FROM service_message m));
CREATE POLICY own_rows ON service_message_viewpoint TO liaison_app USING (person_id = (SELECT ctx_person()))
  WITH CHECK (person_id = (SELECT ctx_person()) AND message_id IN (SELECT m.id FROM service_message m));
GRANT SELECT ON service_message, service_message_service, service_message_tag TO liaison_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON service_message_viewpoint TO liaison_app;
