-- Cases: what a customer raises with its partner (P4, P11). Nobody at the operator, no other partner and no other customer reads any of it.
CREATE TABLE customer_case (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE CHECK (number ~ '^CS[0-9]{8}$'),
  partner_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  service_id text REFERENCES service (id),
  opened_by_id uuid NOT NULL REFERENCES person (id),
  submit_key uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  title text NOT NULL,
  description text NOT NULL,
  started_at timestamptz NOT NULL,
  impact text NOT NULL CHECK (impact IN ('one_user', 'some_users', 'all_users')),
  affected_count int CHECK (affected_count > 0),
  state text NOT NULL CHECK (state IN ('open', 'waiting_for_customer', 'resolved', 'closed')),
  turn text NOT NULL CHECK (turn IN ('partner', 'customer', 'nobody')),
  resolved_at timestamptz,
  closed_at timestamptz,
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  CHECK (turn = CASE state WHEN 'open' THEN 'partner' WHEN 'closed' THEN 'nobody' ELSE 'customer' END),
  UNIQUE (id, partner_id, customer_id),
  UNIQUE (opened_by_id, submit_key),
  FOREIGN KEY (customer_id, partner_id) REFERENCES relation (customer_id, partner_id)
);
CREATE SEQUENCE customer_case_number;
GRANT USAGE ON SEQUENCE customer_case_number TO liaison_app;
CREATE INDEX customer_case_partner ON customer_case (partner_id, turn, updated_at DESC, id DESC);
CREATE INDEX customer_case_partner_all ON customer_case (partner_id, updated_at DESC, id DESC);
CREATE INDEX customer_case_customer ON customer_case (customer_id, turn, updated_at DESC, id DESC);
CREATE INDEX customer_case_customer_all ON customer_case (customer_id, updated_at DESC, id DESC);
CREATE INDEX customer_case_opened ON customer_case (opened_by_id, updated_at DESC, id DESC);

-- Which escalation came from which case; apart from the escalation, so that the operator does not even read that there is a case.
CREATE TABLE case_escalation (
  escalation_id uuid PRIMARY KEY,
  case_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  FOREIGN KEY (escalation_id, partner_id) REFERENCES escalation (id, partner_id),
  FOREIGN KEY (case_id, partner_id, customer_id) REFERENCES customer_case (id, partner_id, customer_id)
);
CREATE INDEX case_escalation_case ON case_escalation (case_id, created_at);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['customer_case', 'case_escalation'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO liaison_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

-- Conversation, files and drafts belong to an escalation or to a case. What lies on a case is never for the operator.
ALTER TABLE message ALTER COLUMN escalation_id DROP NOT NULL;
ALTER TABLE message ADD COLUMN case_id uuid;
ALTER TABLE message ADD CONSTRAINT message_on_one_record CHECK (num_nonnulls(escalation_id, case_id) = 1);
ALTER TABLE message ADD CONSTRAINT message_on_case_audience CHECK (case_id IS NULL OR audience IN ('partner', 'partner_customer'));
ALTER TABLE message ADD FOREIGN KEY (case_id, partner_id, customer_id) REFERENCES customer_case (id, partner_id, customer_id);
CREATE INDEX message_case ON message (case_id, created_at, id);

ALTER TABLE attachment ADD COLUMN case_id uuid;
-- A file that goes along with an escalation is another row on the same bytes: sent files are never removed.
ALTER TABLE attachment ADD COLUMN source_id uuid REFERENCES attachment (id);
ALTER TABLE attachment DROP CONSTRAINT attachment_check;
ALTER TABLE attachment ADD CONSTRAINT attachment_on_one_record CHECK (num_nonnulls(escalation_id, case_id) = num_nonnulls(audience)
  AND num_nonnulls(partner_id) = num_nonnulls(audience));
ALTER TABLE attachment ADD CONSTRAINT attachment_on_case_audience CHECK (case_id IS NULL OR audience IN ('partner', 'partner_customer'));
ALTER TABLE attachment ADD CONSTRAINT attachment_from_case CHECK (source_id IS NULL OR escalation_id IS NOT NULL);
ALTER TABLE attachment ADD FOREIGN KEY (case_id, partner_id, customer_id) REFERENCES customer_case (id, partner_id, customer_id);
ALTER TABLE attachment DROP CONSTRAINT attachment_storage_key_key;
CREATE UNIQUE INDEX attachment_storage_key ON attachment (storage_key) WHERE source_id IS NULL;
CREATE INDEX attachment_case ON attachment (case_id, created_at);

ALTER TABLE draft DROP CONSTRAINT draft_kind_check;
ALTER TABLE draft ADD CONSTRAINT draft_kind_check CHECK (kind IN ('escalation', 'message', 'case'));

-- Which partners serve which services of the customer that acts: sold, or delegated. With the rights of liaison_auth, as a member
-- sees no subscription and still raises a problem with the right partner (P4, P11).
CREATE FUNCTION ctx_case_partners() RETURNS TABLE (partner_id uuid, service_id text, is_reseller boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT served.partner_id, served.service_id, bool_or(served.is_reseller) FROM (
          SELECT s.partner_id, os.service_id, true AS is_reseller FROM subscription s JOIN offer_service os ON os.offer_id = s.offer_id
            WHERE s.customer_id = ctx_org() AND s.status <> 'deleted'
          UNION ALL SELECT d.partner_id, d.service_id, false FROM delegation d WHERE d.customer_id = ctx_org()) served
        WHERE ctx_kind() = 'customer' GROUP BY served.partner_id, served.service_id $$;
REVOKE EXECUTE ON FUNCTION ctx_case_partners() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_case_partners() TO liaison_app;
GRANT CREATE ON SCHEMA public TO liaison_auth;
ALTER FUNCTION ctx_case_partners() OWNER TO liaison_auth;
REVOKE CREATE ON SCHEMA public FROM liaison_auth;

CREATE FUNCTION ctx_case_customer() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT ctx_org_as('customer', 'global_administrator', 'service_support_administrator', 'member') $$;
CREATE FUNCTION ctx_case_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT ctx_org_as('customer', 'global_administrator', 'service_support_administrator') $$;
REVOKE EXECUTE ON FUNCTION ctx_case_customer(), ctx_case_tenant() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_case_customer(), ctx_case_tenant() TO liaison_app;

-- A member's own cases; the tenant's for its two administrators; a partner those of its customers.
CREATE POLICY partner_reads ON customer_case FOR SELECT TO liaison_app USING (partner_id = (SELECT ctx_escalating_partner()));
CREATE POLICY tenant_reads ON customer_case FOR SELECT TO liaison_app USING (customer_id = (SELECT ctx_case_tenant()));
CREATE POLICY own_reads ON customer_case FOR SELECT TO liaison_app USING (
  opened_by_id = (SELECT ctx_person()) AND customer_id = (SELECT ctx_case_customer()));
CREATE POLICY opened ON customer_case FOR INSERT TO liaison_app WITH CHECK (
  customer_id = (SELECT ctx_case_customer()) AND opened_by_id = (SELECT ctx_person()) AND state = 'open' AND version = 1
  AND (service_id IS NULL OR (partner_id, service_id) IN (SELECT p.partner_id, p.service_id FROM ctx_case_partners() p)));
CREATE POLICY worked ON customer_case FOR UPDATE TO liaison_app USING (
  partner_id = (SELECT ctx_escalating_partner()) OR customer_id = (SELECT ctx_case_tenant())
  OR (opened_by_id = (SELECT ctx_person()) AND customer_id = (SELECT ctx_case_customer())))
  WITH CHECK (partner_id = (SELECT ctx_escalating_partner()) OR customer_id = (SELECT ctx_case_tenant())
  OR (opened_by_id = (SELECT ctx_person()) AND customer_id = (SELECT ctx_case_customer())));
GRANT SELECT, INSERT ON customer_case TO liaison_app;
GRANT UPDATE (state, turn, resolved_at, closed_at, version, updated_at) ON customer_case TO liaison_app;

CREATE FUNCTION customer_case_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'liaison_app' THEN RETURN NEW; END IF;
  IF ctx_kind() = 'customer' AND NEW.state <> OLD.state AND NEW.state IN ('waiting_for_customer', 'resolved') THEN
    RAISE EXCEPTION 'the partner resolves a case and asks its customer (P11)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.version <= OLD.version THEN
    RAISE EXCEPTION 'a case goes from version to version' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION customer_case_guard() FROM PUBLIC;
CREATE TRIGGER customer_case_guard BEFORE UPDATE ON customer_case FOR EACH ROW EXECUTE FUNCTION customer_case_guard();

CREATE POLICY of_case ON case_escalation FOR SELECT TO liaison_app USING (case_id IN (SELECT c.id FROM customer_case c));
CREATE POLICY escalated ON case_escalation FOR INSERT TO liaison_app WITH CHECK (
  partner_id = (SELECT ctx_escalating_partner())
  AND EXISTS (SELECT FROM escalation e WHERE e.id = escalation_id AND e.customer_id = case_escalation.customer_id AND e.filed_by_id = (SELECT ctx_person())));
GRANT SELECT, INSERT ON case_escalation TO liaison_app;

DROP POLICY written ON message;
CREATE POLICY written ON message FOR INSERT TO liaison_app WITH CHECK (author_id = (SELECT ctx_person()) AND author_side = (SELECT ctx_kind()) AND (
  (audience IN ('operator', 'operator_partner') AND (SELECT ctx_works_escalations()))
  OR (audience IN ('operator_partner', 'partner', 'partner_customer') AND partner_id = (SELECT ctx_escalating_partner()))
  OR (audience = 'partner_customer' AND customer_id = (SELECT ctx_case_customer()) AND case_id IN (SELECT c.id FROM customer_case c))));
CREATE POLICY own_case ON message FOR SELECT TO liaison_app USING (audience = 'partner_customer'
  AND case_id IN (SELECT c.id FROM customer_case c WHERE c.opened_by_id = (SELECT ctx_person())));
CREATE POLICY own_case ON attachment FOR SELECT TO liaison_app USING (audience = 'partner_customer'
  AND case_id IN (SELECT c.id FROM customer_case c WHERE c.opened_by_id = (SELECT ctx_person())));

DROP POLICY own_draft ON attachment;
DROP POLICY uploaded ON attachment;
DROP POLICY sent ON attachment;
DROP POLICY discarded ON attachment;
DROP POLICY sweep ON attachment;
DROP POLICY sweep_away ON attachment;
CREATE POLICY own_draft ON attachment FOR SELECT TO liaison_app USING (person_id = (SELECT ctx_person()) AND audience IS NULL);
CREATE POLICY uploaded ON attachment FOR INSERT TO liaison_app WITH CHECK (
  person_id = (SELECT ctx_person()) AND audience IS NULL AND draft_key IS NOT NULL);
CREATE POLICY sent ON attachment FOR UPDATE TO liaison_app USING (person_id = (SELECT ctx_person()) AND audience IS NULL)
  WITH CHECK (person_id = (SELECT ctx_person()) AND (
    (audience IN ('operator', 'operator_partner') AND (SELECT ctx_works_escalations()))
    OR (audience IN ('operator_partner', 'partner', 'partner_customer') AND partner_id = (SELECT ctx_escalating_partner()))
    OR (audience = 'partner_customer' AND customer_id = (SELECT ctx_case_customer()) AND case_id IN (SELECT c.id FROM customer_case c))));
CREATE POLICY discarded ON attachment FOR DELETE TO liaison_app USING (person_id = (SELECT ctx_person()) AND audience IS NULL);
CREATE POLICY sweep ON attachment FOR SELECT TO liaison_worker USING (audience IS NULL);
CREATE POLICY sweep_away ON attachment FOR DELETE TO liaison_worker USING (audience IS NULL AND created_at < now() - interval '30 days');
GRANT UPDATE (case_id) ON attachment TO liaison_app;

-- A file of a case goes along with an escalation of that case, chosen by who files it; the trigger sees to it that it is that file.
CREATE POLICY went_along ON attachment FOR INSERT TO liaison_app WITH CHECK (
  person_id = (SELECT ctx_person()) AND source_id IS NOT NULL AND draft_key IS NULL AND audience = 'operator_partner'
  AND partner_id = (SELECT ctx_escalating_partner()) AND escalation_id IN (SELECT l.escalation_id FROM case_escalation l));
CREATE FUNCTION attachment_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.source_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM public.attachment a JOIN public.case_escalation l ON l.case_id = a.case_id
       WHERE a.id = NEW.source_id AND l.escalation_id = NEW.escalation_id AND a.partner_id = NEW.partner_id
         AND (a.name, a.content_type, a.size_bytes, a.sha256, a.storage_key)
           = (NEW.name, NEW.content_type, NEW.size_bytes, NEW.sha256, NEW.storage_key)) THEN
    RAISE EXCEPTION 'only a file of the case goes along with its escalation (P22)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION attachment_guard() FROM PUBLIC;
CREATE TRIGGER attachment_guard BEFORE INSERT ON attachment FOR EACH ROW EXECUTE FUNCTION attachment_guard();

-- The record of a case: its partner's, and the customer's as far as the case is.
CREATE POLICY cases_read ON event FOR SELECT TO liaison_app USING (record_type = 'case' AND (
  (audience IN ('partner', 'partner_customer') AND partner_id = (SELECT ctx_escalating_partner()))
  OR (audience = 'partner_customer' AND customer_id = (SELECT ctx_case_tenant()))
  OR (audience = 'partner_customer' AND customer_id = (SELECT ctx_case_customer())
    AND record_id IN (SELECT c.id::text FROM customer_case c WHERE c.opened_by_id = (SELECT ctx_person())))));
CREATE POLICY cases_recorded ON event FOR INSERT TO liaison_app WITH CHECK (record_type = 'case'
  AND actor_id = (SELECT ctx_person()) AND actor_organization_id = (SELECT ctx_org())
  AND ((audience IN ('partner', 'partner_customer') AND partner_id = (SELECT ctx_escalating_partner()))
    OR (audience = 'partner_customer' AND customer_id = (SELECT ctx_case_customer())))
  AND EXISTS (SELECT FROM customer_case c WHERE c.id = event.record_id::uuid AND c.partner_id = event.partner_id AND c.customer_id = event.customer_id));

-- P22, and P4: who raised the case sees what became of the escalation that came of it - no more than the tenant's administrators do.
CREATE OR REPLACE VIEW escalation_for_customer WITH (security_barrier) AS
  SELECT e.id, e.number, e.customer_id, e.partner_id, e.service_id, e.customer_summary,
    CASE WHEN e.state IN ('submitted', 'in_triage', 'in_progress') THEN 'in_progress'
         WHEN e.state IN ('waiting_for_partner', 'resolved') THEN 'waiting_for_your_partner' ELSE 'done' END AS state,
    e.filed_at, CASE WHEN e.state IN ('resolved', 'closed') THEN e.resolved_at END AS resolved_at, e.closed_at,
    CASE WHEN e.state IN ('resolved', 'closed') AND e.customer_told_at >= e.resolved_at THEN e.closing_message END AS closing_message
  FROM escalation e
  WHERE e.customer_id = (SELECT ctx_org_as('customer', 'global_administrator', 'service_support_administrator'))
    OR (e.customer_id = (SELECT ctx_case_customer()) AND e.id IN (
      SELECT l.escalation_id FROM case_escalation l JOIN customer_case c ON c.id = l.case_id WHERE c.opened_by_id = (SELECT ctx_person())));
