-- P9, P21: a partner's arrears and a customer's advanced agreement, each with its reason. Who is concerned reads why; what follows from it
-- stands on organization, where enter() and the rules look.

ALTER TABLE organization ADD COLUMN mpn_id text CHECK (mpn_id ~ '^[0-9]{4,10}$');
CREATE UNIQUE INDEX organization_mpn_id ON organization (mpn_id);
CREATE UNIQUE INDEX organization_partner_domain ON organization (domain) WHERE kind = 'partner';
CREATE INDEX organization_listed ON organization (kind, name_key, id);

CREATE TABLE standing (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organization (id),
  kind text NOT NULL CHECK (kind IN ('arrears', 'advanced_agreement')),
  since timestamptz NOT NULL,
  reason text NOT NULL,
  set_by_id uuid REFERENCES person (id),
  ended_at timestamptz,
  ended_by_id uuid REFERENCES person (id),
  end_reason text,
  CHECK ((ended_at IS NULL) = (ended_by_id IS NULL) AND (ended_at IS NULL) = (end_reason IS NULL))
);
CREATE UNIQUE INDEX standing_running ON standing (organization_id, kind) WHERE ended_at IS NULL;
CREATE INDEX standing_organization ON standing (organization_id, kind, since DESC);
INSERT INTO standing (id, organization_id, kind, since, reason)
  SELECT gen_random_uuid(), id, 'arrears', in_arrears_since, 'Set before reasons were kept' FROM organization WHERE in_arrears_since IS NOT NULL
  UNION ALL
  SELECT gen_random_uuid(), id, 'advanced_agreement', created_at, 'Set before reasons were kept' FROM organization WHERE advanced_agreement;

ALTER TABLE standing ENABLE ROW LEVEL SECURITY;
ALTER TABLE standing FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON standing TO liaison_owner USING (true) WITH CHECK (true);
CREATE POLICY operator_reads ON standing FOR SELECT TO liaison_app USING ((SELECT ctx_is('operator', 'administrator', 'auditor')));
CREATE POLICY own_arrears ON standing FOR SELECT TO liaison_app USING (
  kind = 'arrears' AND (SELECT ctx_kind()) = 'partner' AND organization_id = (SELECT ctx_org()));
CREATE POLICY administrator_sets ON standing FOR INSERT TO liaison_app WITH CHECK (
  (SELECT ctx_is('operator', 'administrator')) AND set_by_id = (SELECT ctx_person()) AND ended_at IS NULL
  AND EXISTS (SELECT FROM organization o WHERE o.id = organization_id
    AND o.kind = CASE standing.kind WHEN 'arrears' THEN 'partner' ELSE 'customer' END));
CREATE POLICY administrator_ends ON standing FOR UPDATE TO liaison_app
  USING ((SELECT ctx_is('operator', 'administrator')) AND ended_at IS NULL)
  WITH CHECK ((SELECT ctx_is('operator', 'administrator')) AND ended_by_id = (SELECT ctx_person()));
GRANT SELECT, INSERT ON standing TO liaison_app;
GRANT UPDATE (ended_at, ended_by_id, end_reason) ON standing TO liaison_app;

CREATE FUNCTION standing_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.kind = 'arrears' THEN
    UPDATE public.organization SET in_arrears_since = CASE WHEN NEW.ended_at IS NULL THEN NEW.since END WHERE id = NEW.organization_id;
  ELSE
    UPDATE public.organization SET advanced_agreement = NEW.ended_at IS NULL WHERE id = NEW.organization_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER standing_follows AFTER INSERT OR UPDATE ON standing FOR EACH ROW EXECUTE FUNCTION standing_follows();

-- The way to ask for a partner's arrears: the partner itself and the operator.
CREATE FUNCTION partner_in_arrears(partner uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT (ctx_kind() = 'operator' OR (ctx_kind() = 'partner' AND ctx_org() = partner))
          AND EXISTS (SELECT FROM organization o WHERE o.id = partner AND o.in_arrears_since IS NOT NULL) $$;

CREATE POLICY enrolled ON organization FOR INSERT TO liaison_app WITH CHECK (kind = 'partner' AND (SELECT ctx_is('operator', 'administrator')));
GRANT INSERT (id, kind, name, name_key, domain, mpn_id, support_website, support_email, support_phone, support_hours, support_languages, created_at)
  ON organization TO liaison_app;

CREATE OR REPLACE FUNCTION subscription_partner_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'liaison_app' THEN RETURN NEW; END IF;
  IF NEW.quantity <> OLD.quantity THEN
    IF public.partner_in_arrears(OLD.partner_id) THEN
      RAISE EXCEPTION 'a partner in arrears raises and lowers no quantity (P9)' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF OLD.status <> 'active' OR NEW.status <> 'active' THEN
      RAISE EXCEPTION 'seats change while the subscription is active (P8)' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.quantity > (SELECT o.max_quantity FROM public.offer o WHERE o.id = OLD.offer_id)
       OR NEW.quantity < (SELECT n.assigned FROM public.subscription_seats(ARRAY[OLD.id]) n) THEN
      RAISE EXCEPTION 'seats stay between those in use and the most that the offer takes' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF NEW.status = OLD.status THEN
    IF (NEW.suspended_at, NEW.suspension_reason) IS DISTINCT FROM (OLD.suspended_at, OLD.suspension_reason) THEN
      RAISE EXCEPTION 'the day of the suspension stays (P8)' USING ERRCODE = 'insufficient_privilege';
    END IF;
  ELSIF OLD.status = 'active' AND NEW.status = 'suspended' THEN
    IF NEW.suspended_at < now() - interval '1 hour' THEN
      RAISE EXCEPTION 'a suspension begins when it is made (P8)' USING ERRCODE = 'insufficient_privilege';
    END IF;
  ELSIF OLD.status = 'suspended' AND NEW.status = 'active' THEN
    IF OLD.suspended_at <= now() - interval '60 days' OR EXISTS (
         SELECT FROM public.subscription p WHERE p.id = OLD.parent_id AND p.status IN ('suspended', 'deleted')) THEN
      RAISE EXCEPTION 'reactivated within 60 days, and an add-on not before its parent (P8)' USING ERRCODE = 'insufficient_privilege';
    END IF;
  ELSE
    RAISE EXCEPTION 'a partner suspends and reactivates; it deletes nothing (P6)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

-- P21: the promises and the business calendar as data. Nobody's rows, but not everybody's to change: a trigger says whose, named with it.
CREATE FUNCTION operator_data_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'liaison_app' AND NOT public.ctx_is('operator', VARIADIC TG_ARGV) THEN
    RAISE EXCEPTION 'only the operator''s % changes this', array_to_string(TG_ARGV, ' or ') USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER operator_data_guard BEFORE INSERT OR UPDATE OR DELETE ON sla_target
  FOR EACH STATEMENT EXECUTE FUNCTION operator_data_guard('support_lead', 'administrator');
CREATE TRIGGER operator_data_guard BEFORE INSERT OR UPDATE OR DELETE ON calendar_day
  FOR EACH STATEMENT EXECUTE FUNCTION operator_data_guard('support_lead', 'administrator');
ALTER TABLE sla_target
  ADD CHECK (minutes BETWEEN 1 AND 14400), ADD CHECK (business_days BETWEEN 1 AND 60),
  ADD CHECK (opens_at >= 0 AND closes_at <= 1440 AND opens_at < closes_at);
GRANT UPDATE (minutes, business_days, opens_at, closes_at, every_day) ON sla_target TO liaison_app;
GRANT INSERT, DELETE ON calendar_day TO liaison_app;

CREATE TABLE promise_version (
  name text PRIMARY KEY CHECK (name ~ '^(sla|calendar-20[0-9]{2})$'),
  version int NOT NULL DEFAULT 1,
  is_provisional boolean NOT NULL DEFAULT false,
  changed_at timestamptz,
  changed_by_id uuid REFERENCES person (id)
);
INSERT INTO promise_version (name) VALUES ('sla');
ALTER TABLE promise_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE promise_version FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON promise_version TO liaison_owner USING (true) WITH CHECK (true);
CREATE POLICY operator_reads ON promise_version FOR SELECT TO liaison_app USING ((SELECT ctx_kind()) = 'operator');
CREATE POLICY lead_writes ON promise_version FOR INSERT TO liaison_app WITH CHECK ((SELECT ctx_is('operator', 'support_lead', 'administrator')));
CREATE POLICY lead_changes ON promise_version FOR UPDATE TO liaison_app
  USING ((SELECT ctx_is('operator', 'support_lead', 'administrator')))
  WITH CHECK ((SELECT ctx_is('operator', 'support_lead', 'administrator')) AND changed_by_id = (SELECT ctx_person()));
GRANT SELECT, INSERT ON promise_version TO liaison_app;
GRANT UPDATE (version, is_provisional, changed_at, changed_by_id) ON promise_version TO liaison_app;

-- What a trial of other promises looks at: the clocks of the newest requests and nothing of what they say, as the administrator reads none.
CREATE FUNCTION promise_clocks(most int) RETURNS TABLE (number text, kind text, severity text, state text, filed_at timestamptz,
    response_due_at timestamptz, first_response_at timestamptz, waiting_since timestamptz, paused_ms bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT e.number, e.kind, coalesce(e.severity, e.proposed_severity), e.state, e.filed_at, e.response_due_at, e.first_response_at,
          e.waiting_since, e.paused_ms
        FROM escalation e WHERE ctx_is('operator', 'support_lead', 'administrator') ORDER BY e.filed_at DESC, e.id LIMIT least(most, 500) $$;
CREATE INDEX escalation_filed ON escalation (filed_at DESC, id);

-- Support topics: added, renamed, ordered and retired by the administrator; none is taken away, as old requests name it. What the product
-- brings has its name in the words of each language, and one of its own only once it was renamed.
ALTER TABLE support_topic ADD COLUMN names jsonb, ADD COLUMN retired_at timestamptz, ADD COLUMN version int NOT NULL DEFAULT 1;
CREATE TRIGGER operator_data_guard BEFORE INSERT OR UPDATE OR DELETE ON support_topic
  FOR EACH STATEMENT EXECUTE FUNCTION operator_data_guard('administrator');
GRANT INSERT, UPDATE (names, position, retired_at, version) ON support_topic TO liaison_app;

REVOKE EXECUTE ON FUNCTION standing_follows(), partner_in_arrears(uuid), operator_data_guard(), promise_clocks(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partner_in_arrears(uuid), promise_clocks(int) TO liaison_app;
