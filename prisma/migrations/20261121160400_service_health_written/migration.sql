-- Service health is written in the portal, and an organization says that it is affected too.

ALTER TABLE health_issue
  ADD COLUMN feature text,
  ADD COLUMN feature_group text,
  ADD COLUMN origin text NOT NULL DEFAULT 'microsoft' CHECK (origin IN ('microsoft', 'thirdParty', 'customer')),
  ADD COLUMN version int NOT NULL DEFAULT 1,
  ADD COLUMN written_by_id uuid REFERENCES person (id),
  ADD COLUMN submit_key uuid,
  ADD CONSTRAINT health_issue_id CHECK (id ~ '^[A-Z]{2}[0-9]{1,12}$'),
  ADD CONSTRAINT health_issue_end CHECK (is_resolved = (ends_at IS NOT NULL) AND (ends_at IS NULL OR ends_at >= starts_at)),
  ADD CONSTRAINT health_issue_status CHECK (is_resolved = (status IN ('serviceOperational', 'serviceRestored', 'postIncidentReviewPublished', 'falsePositive'))),
  ADD UNIQUE (id, service_id),
  ADD UNIQUE (written_by_id, submit_key);
CREATE INDEX health_issue_history ON health_issue (ends_at DESC, id DESC) WHERE is_resolved;
CREATE INDEX health_issue_open ON health_issue (starts_at DESC, id DESC) WHERE NOT is_resolved;

ALTER TABLE health_post
  ADD COLUMN post_type text NOT NULL DEFAULT 'regular' CHECK (post_type IN ('regular', 'quick', 'strategic')),
  ADD COLUMN status text CHECK (status IN ('serviceOperational', 'investigating', 'restoringService', 'verifyingService',
    'serviceRestored', 'postIncidentReviewPublished', 'serviceDegradation', 'serviceInterruption', 'extendedRecovery',
    'falsePositive', 'investigationSuspended')),
  ADD COLUMN written_by_id uuid REFERENCES person (id),
  ADD COLUMN submit_key uuid,
  ADD UNIQUE (written_by_id, submit_key);

-- The digits of an id; the letters are the service's.
CREATE SEQUENCE health_issue_number START 420001;

-- "We are affected too": one row an organization. What was taken back stays as a row without its words.
CREATE TABLE health_affected (
  issue_id text NOT NULL,
  service_id text NOT NULL,
  customer_id uuid NOT NULL REFERENCES organization (id),
  words text NOT NULL DEFAULT '',
  affected_count int CHECK (affected_count > 0),
  reported_by_id uuid NOT NULL REFERENCES person (id),
  reported_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  submit_key uuid NOT NULL,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (issue_id, customer_id),
  FOREIGN KEY (issue_id, service_id) REFERENCES health_issue (id, service_id),
  CHECK (withdrawn_at IS NULL OR (words = '' AND affected_count IS NULL))
);
CREATE INDEX health_affected_customer ON health_affected (customer_id, reported_at DESC, issue_id DESC);
CREATE INDEX health_affected_recent ON health_affected (reported_at DESC, issue_id DESC, customer_id);
ALTER TABLE health_affected ENABLE ROW LEVEL SECURITY;
ALTER TABLE health_affected FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON health_affected TO liaison_owner USING (true) WITH CHECK (true);

-- P1: the communications editor writes. The service of an issue never changes: with it, those whom the issue reaches would.
CREATE POLICY editor_writes ON health_issue FOR INSERT TO liaison_app WITH CHECK (
  (SELECT ctx_is('operator', 'communications_editor')) AND written_by_id = (SELECT ctx_person()));
CREATE POLICY editor_changes ON health_issue FOR UPDATE TO liaison_app USING ((SELECT ctx_is('operator', 'communications_editor')))
  WITH CHECK ((SELECT ctx_is('operator', 'communications_editor')));
CREATE POLICY editor_writes ON health_post FOR INSERT TO liaison_app WITH CHECK (
  (SELECT ctx_is('operator', 'communications_editor')) AND written_by_id = (SELECT ctx_person())
  AND issue_id IN (SELECT i.id FROM health_issue i));
GRANT INSERT ON health_issue, health_post TO liaison_app;
GRANT UPDATE (classification, status, title, impact_description, feature, feature_group, starts_at, ends_at, is_resolved, version, updated_at)
  ON health_issue TO liaison_app;
GRANT USAGE ON SEQUENCE health_issue_number TO liaison_app;

-- P1, P14: a report is read by the organization that made it, the operator's staff, and the partners that sell it the service or are delegated for it.
CREATE POLICY own_report ON health_affected FOR SELECT TO liaison_app USING (customer_id = (SELECT ctx_org_as('customer',
  'global_administrator', 'service_support_administrator', 'message_center_reader', 'message_center_privacy_reader')));
CREATE POLICY operator_reads ON health_affected FOR SELECT TO liaison_app USING (
  (SELECT ctx_is('operator', 'support_engineer', 'support_lead', 'communications_editor', 'auditor')));
CREATE POLICY supporting_partner ON health_affected FOR SELECT TO liaison_app USING (
  (SELECT ctx_is('partner', 'admin_agent', 'helpdesk_agent', 'global_admin')) AND (customer_id, service_id) IN (
    SELECT s.customer_id, os.service_id FROM subscription s JOIN offer_service os ON os.offer_id = s.offer_id
      WHERE s.partner_id = (SELECT ctx_org()) AND s.status <> 'deleted'
    UNION SELECT d.customer_id, d.service_id FROM delegation d WHERE d.partner_id = (SELECT ctx_org())));
CREATE POLICY reported ON health_affected FOR INSERT TO liaison_app WITH CHECK (
  customer_id = (SELECT ctx_org_as('customer', 'global_administrator', 'service_support_administrator'))
  AND reported_by_id = (SELECT ctx_person()) AND issue_id IN (SELECT i.id FROM health_issue i WHERE NOT i.is_resolved));
CREATE POLICY reported_anew ON health_affected FOR UPDATE TO liaison_app
  USING (customer_id = (SELECT ctx_org_as('customer', 'global_administrator', 'service_support_administrator')))
  WITH CHECK (customer_id = (SELECT ctx_org_as('customer', 'global_administrator', 'service_support_administrator'))
    AND reported_by_id = (SELECT ctx_person())
    AND (withdrawn_at IS NOT NULL OR issue_id IN (SELECT i.id FROM health_issue i WHERE NOT i.is_resolved)));
GRANT SELECT, INSERT ON health_affected TO liaison_app;
GRANT UPDATE (words, affected_count, reported_by_id, updated_at, withdrawn_at, submit_key, version) ON health_affected TO liaison_app;

-- Whom an issue of a service reaches, for who writes it: organizations by name, and nothing of what they hold besides.
CREATE FUNCTION health_reach(service text) RETURNS TABLE (id uuid, name text, kind text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT o.id, o.name, o.kind FROM organization o
        WHERE ctx_is('operator', 'communications_editor') AND (
          EXISTS (SELECT FROM subscription s JOIN offer_service os ON os.offer_id = s.offer_id
            WHERE os.service_id = service AND s.status <> 'deleted' AND (s.customer_id = o.id OR s.partner_id = o.id))
          OR EXISTS (SELECT FROM delegation d WHERE d.service_id = service AND d.partner_id = o.id))
        ORDER BY o.kind, o.name_key, o.id $$;
GRANT CREATE ON SCHEMA public TO liaison_auth;
REVOKE EXECUTE ON FUNCTION health_reach(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION health_reach(text) TO liaison_app;
ALTER FUNCTION health_reach(text) OWNER TO liaison_auth;
REVOKE CREATE ON SCHEMA public FROM liaison_auth;

-- News of an issue is for whoever reads the issue, news of a report for whoever reads the report: both hold ids and short words only.
CREATE INDEX event_health ON event (seq) WHERE record_type = 'health_issue';
CREATE POLICY health_read ON event FOR SELECT TO liaison_app USING (record_type = 'health_issue' AND CASE
  WHEN customer_id IS NULL THEN record_id IN (SELECT i.id FROM health_issue i)
  ELSE (record_id, customer_id) IN (SELECT a.issue_id, a.customer_id FROM health_affected a) END);
CREATE POLICY health_recorded ON event FOR INSERT TO liaison_app WITH CHECK (record_type = 'health_issue'
  AND actor_id = (SELECT ctx_person()) AND actor_organization_id = (SELECT ctx_org())
  AND audience = 'operator_partner_customer'
  AND customer_id = (SELECT ctx_org_as('customer', 'global_administrator', 'service_support_administrator'))
  AND name IN ('health_issue.affected_reported', 'health_issue.affected_withdrawn')
  AND record_id IN (SELECT a.issue_id FROM health_affected a)
  AND (partner_id IS NULL OR partner_id IN (SELECT r.partner_id FROM relation r WHERE r.customer_id = (SELECT ctx_org()))));
