-- Partners' customers: who sells to whom begins here; what a partner keeps of its customer is its own.

CREATE FUNCTION ctx_selling_partner() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT ctx_org_as('partner', 'admin_agent', 'sales_agent', 'helpdesk_agent', 'global_admin') $$;
REVOKE EXECUTE ON FUNCTION ctx_selling_partner() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_selling_partner() TO liaison_app;

-- P19: what one partner writes of a customer no other partner reads; hence a row for each of both.
CREATE TABLE customer_profile (
  customer_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  state_province text NOT NULL,
  city text NOT NULL,
  street text NOT NULL,
  postal_code text NOT NULL,
  language text NOT NULL CHECK (language IN ('en', 'zh-CN', 'zh-TW', 'de')),
  contact_name text NOT NULL,
  contact_email text NOT NULL,
  contact_phone text NOT NULL,
  created_by_id uuid NOT NULL REFERENCES person (id),
  submit_key uuid NOT NULL,
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, partner_id),
  UNIQUE (created_by_id, submit_key),
  FOREIGN KEY (customer_id, partner_id) REFERENCES relation (customer_id, partner_id)
);
CREATE TABLE customer_billing (
  customer_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  address text NOT NULL,
  tax_number text NOT NULL,
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, partner_id),
  FOREIGN KEY (customer_id, partner_id) REFERENCES relation (customer_id, partner_id)
);
-- Per partner, reusable, with nothing of a customer in it. It opens a question and no door: a customer's administrator answers it signed in.
CREATE TABLE relation_link (
  id uuid PRIMARY KEY,
  partner_id uuid NOT NULL REFERENCES organization (id),
  token text NOT NULL UNIQUE CHECK (token ~ '^[A-Za-z0-9_-]{43}$'),
  services text[] NOT NULL,
  created_by_id uuid NOT NULL REFERENCES person (id),
  created_at timestamptz NOT NULL,
  revoked_by_id uuid REFERENCES person (id),
  revoked_at timestamptz
);
CREATE UNIQUE INDEX relation_link_current ON relation_link (partner_id) WHERE revoked_at IS NULL;
-- Who is on duty, week after week, in the roster's own zone; weekday 1 is Monday.
CREATE TABLE duty_roster (
  partner_id uuid PRIMARY KEY REFERENCES organization (id),
  time_zone text NOT NULL,
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL
);
CREATE TABLE duty_shift (
  id uuid PRIMARY KEY,
  partner_id uuid NOT NULL REFERENCES duty_roster (partner_id),
  person_id uuid NOT NULL,
  weekday int NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  starts_minute int NOT NULL CHECK (starts_minute BETWEEN 0 AND 1439),
  minutes int NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
  UNIQUE (partner_id, person_id, weekday, starts_minute),
  FOREIGN KEY (person_id, partner_id) REFERENCES person (id, organization_id)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['customer_profile', 'customer_billing', 'relation_link', 'duty_roster', 'duty_shift'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO liaison_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

-- Helpdesk agents edit a customer's details and not its billing.
CREATE POLICY own_customers ON customer_profile FOR SELECT TO liaison_app USING (partner_id = (SELECT ctx_selling_partner()));
CREATE POLICY noted ON customer_profile FOR INSERT TO liaison_app WITH CHECK (
  partner_id = (SELECT ctx_selling_partner()) AND created_by_id = (SELECT ctx_person()) AND version = 1);
CREATE POLICY edited ON customer_profile FOR UPDATE TO liaison_app USING (partner_id = (SELECT ctx_selling_partner()))
  WITH CHECK (partner_id = (SELECT ctx_selling_partner()));
GRANT SELECT, INSERT ON customer_profile TO liaison_app;
GRANT UPDATE (country, state_province, city, street, postal_code, language, contact_name, contact_email, contact_phone, version, updated_at)
  ON customer_profile TO liaison_app;
CREATE POLICY own_customers ON customer_billing FOR SELECT TO liaison_app USING (partner_id = (SELECT ctx_selling_partner()));
CREATE POLICY noted ON customer_billing FOR INSERT TO liaison_app WITH CHECK (partner_id = (SELECT ctx_ordering_partner()) AND version = 1);
CREATE POLICY edited ON customer_billing FOR UPDATE TO liaison_app USING (partner_id = (SELECT ctx_ordering_partner()))
  WITH CHECK (partner_id = (SELECT ctx_ordering_partner()));
GRANT SELECT, INSERT ON customer_billing TO liaison_app;
GRANT UPDATE (name, email, address, tax_number, version, updated_at) ON customer_billing TO liaison_app;

-- P9: a partner in arrears asks for no relation. A sales agent asks for the relation alone, not for delegated privileges.
CREATE POLICY own_link ON relation_link FOR SELECT TO liaison_app USING (partner_id = (SELECT ctx_selling_partner()));
CREATE POLICY asked ON relation_link FOR INSERT TO liaison_app WITH CHECK (
  partner_id = (SELECT ctx_ordering_partner()) AND created_by_id = (SELECT ctx_person()) AND revoked_at IS NULL AND revoked_by_id IS NULL
  AND (services = '{}' OR (SELECT ctx_is('partner', 'admin_agent', 'global_admin')))
  AND NOT partner_in_arrears(partner_id));
CREATE POLICY revoked ON relation_link FOR UPDATE TO liaison_app USING (partner_id = (SELECT ctx_ordering_partner()) AND revoked_at IS NULL)
  WITH CHECK (partner_id = (SELECT ctx_ordering_partner()) AND revoked_at IS NOT NULL AND revoked_by_id = (SELECT ctx_person()));
GRANT SELECT, INSERT ON relation_link TO liaison_app;
GRANT UPDATE (revoked_at, revoked_by_id) ON relation_link TO liaison_app;

CREATE POLICY own_roster ON duty_roster FOR SELECT TO liaison_app USING (partner_id = (SELECT ctx_selling_partner()));
CREATE POLICY own_roster ON duty_shift FOR SELECT TO liaison_app USING (partner_id = (SELECT ctx_selling_partner()));
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['duty_roster', 'duty_shift'] LOOP
    EXECUTE format($p$CREATE POLICY arranged ON %I TO liaison_app USING (partner_id = (SELECT ctx_org_as('partner', 'admin_agent', 'global_admin')))
      WITH CHECK (partner_id = (SELECT ctx_org_as('partner', 'admin_agent', 'global_admin')))$p$, t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON duty_roster TO liaison_app;
GRANT UPDATE (time_zone, version, updated_at) ON duty_roster TO liaison_app;
GRANT SELECT, INSERT, DELETE ON duty_shift TO liaison_app;

-- P11: how a partner supports its customers, written by its global administrator and read by those customers.
ALTER TABLE organization ADD COLUMN support_version int NOT NULL DEFAULT 1;
CREATE UNIQUE INDEX organization_customer_domain ON organization (domain) WHERE kind = 'customer';
CREATE POLICY own_support_profile ON organization FOR UPDATE TO liaison_app USING (id = (SELECT ctx_org_as('partner', 'global_admin')))
  WITH CHECK (id = (SELECT ctx_org_as('partner', 'global_admin')));
GRANT UPDATE (support_website, support_email, support_phone, support_hours, support_languages, support_version) ON organization TO liaison_app;
-- Grants of columns add up over the policies of all sides: this one says what of its row a partner writes.
CREATE FUNCTION organization_partner_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE own text[] := ARRAY['support_website', 'support_email', 'support_phone', 'support_hours', 'support_languages', 'support_version'];
BEGIN
  IF current_user = 'liaison_app' AND ctx_kind() = 'partner' AND to_jsonb(NEW) - own IS DISTINCT FROM to_jsonb(OLD) - own THEN
    RAISE EXCEPTION 'of its organization a partner writes the support profile alone (P11)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER organization_partner_guard BEFORE UPDATE ON organization FOR EACH ROW EXECUTE FUNCTION organization_partner_guard();

-- A new customer with its tenant: the only way. Answers false when another has the domain. The acting partner becomes its first partner,
-- without delegated privileges (P5: the customer grants them).
CREATE FUNCTION create_customer(new_id uuid, company text, company_key text, initial_domain text, tongue text, at timestamptz) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE seller uuid := ctx_ordering_partner();
BEGIN
  PERFORM FROM organization o WHERE o.id = seller AND o.in_arrears_since IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'customers are created by partners that are not in arrears (P9)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO organization (id, kind, name, name_key, domain, created_at) VALUES (new_id, 'customer', company, company_key, initial_domain, at)
    ON CONFLICT (domain) WHERE kind = 'customer' DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO relation (customer_id, partner_id, since) VALUES (new_id, seller, at);
  INSERT INTO tenant_organization (customer_id, preferred_language, updated_at) VALUES (new_id, tongue, at);
  INSERT INTO tenant_domain (id, customer_id, name, is_default, verified_at) VALUES (gen_random_uuid(), new_id, initial_domain, true, at);
  RETURN true;
END $$;

-- Orders. One form key makes one subscription.
ALTER TABLE subscription ADD COLUMN ordered_by_id uuid REFERENCES person (id), ADD COLUMN submit_key uuid,
  ADD CONSTRAINT subscription_ordered_once UNIQUE (ordered_by_id, submit_key);
CREATE POLICY ordered ON subscription FOR INSERT TO liaison_app WITH CHECK (partner_id = (SELECT ctx_ordering_partner())
  AND ordered_by_id = (SELECT ctx_person()) AND submit_key IS NOT NULL AND status = 'active' AND version = 1 AND NOT is_trial
  AND suspended_at IS NULL AND suspension_reason IS NULL);
GRANT INSERT (id, customer_id, partner_id, offer_id, parent_id, friendly_name, quantity, status, auto_renew, term_starts_at, term_ends_at,
  ordered_by_id, submit_key, updated_at) ON subscription TO liaison_app;

-- P5: a partner that sold nothing may hold privileges beside the one that sells; by its first sale it would become a second such holder.
-- Of other partners' rows: hence past row-level security, and only a word.
CREATE FUNCTION order_refusal(customer uuid) RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT 'order_delegation_beside' WHERE EXISTS (
    SELECT FROM delegation mine JOIN delegation d ON d.customer_id = mine.customer_id AND d.service_id = mine.service_id AND d.partner_id <> mine.partner_id
      JOIN subscription s ON s.customer_id = d.customer_id AND s.partner_id = d.partner_id AND s.status <> 'deleted'
    WHERE mine.customer_id = customer AND mine.partner_id = ctx_ordering_partner()
      AND NOT EXISTS (SELECT FROM subscription o WHERE o.customer_id = customer AND o.partner_id = mine.partner_id AND o.status <> 'deleted')) $$;

CREATE FUNCTION subscription_order_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wanted record;
BEGIN
  IF current_user <> 'liaison_app' THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('delegation ' || NEW.customer_id, 0));
  IF partner_in_arrears(NEW.partner_id) THEN
    RAISE EXCEPTION 'a partner in arrears orders nothing (P9)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF order_refusal(NEW.customer_id) IS NOT NULL THEN
    RAISE EXCEPTION 'one partner that sells may be delegated for a service (P5)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT o.max_quantity, o.is_add_on INTO wanted FROM offer o WHERE o.id = NEW.offer_id;
  IF NEW.quantity > wanted.max_quantity THEN
    RAISE EXCEPTION 'seats stay below the most that the offer takes' USING ERRCODE = 'check_violation';
  END IF;
  IF wanted.is_add_on <> (NEW.parent_id IS NOT NULL) OR (NEW.parent_id IS NOT NULL AND NOT EXISTS (SELECT FROM subscription p
      WHERE p.id = NEW.parent_id AND p.customer_id = NEW.customer_id AND p.partner_id = NEW.partner_id AND p.status = 'active')) THEN
    RAISE EXCEPTION 'an add-on belongs to an active subscription of the same customer and partner (P6)' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.term_starts_at NOT BETWEEN now() - interval '1 hour' AND now() + interval '1 hour'
     OR NEW.term_ends_at NOT IN (NEW.term_starts_at + interval '1 month', NEW.term_starts_at + interval '12 months', NEW.term_starts_at + interval '36 months') THEN
    RAISE EXCEPTION 'a term begins with the order and lasts 1, 12 or 36 months (P10)' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER subscription_order_guard BEFORE INSERT ON subscription FOR EACH ROW EXECUTE FUNCTION subscription_order_guard();

-- The link that stands behind what was opened: the partner's own, or a secret that a mail with it carries, as long as that link stands.
CREATE FUNCTION standing_link(opened text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT l.id FROM relation_link l WHERE l.revoked_at IS NULL AND (l.token = opened OR l.partner_id IN (
          SELECT m.organization_id FROM account_link m WHERE m.purpose = 'relation' AND m.created_at >= l.created_at AND m.expires_at > now()
            AND m.token_hash = encode(sha256(convert_to(opened, 'UTF8')), 'hex'))) LIMIT 1 $$;

-- Who asks behind a link, told to the one who may answer; null for a link that does not stand.
CREATE FUNCTION relation_offer(link_token text) RETURNS TABLE (partner_id uuid, name text, domain text, support_website text, support_email text,
    support_phone text, support_hours text, support_languages text, services text[], is_in_arrears boolean, since timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT o.id, o.name, o.domain, o.support_website, o.support_email, o.support_phone, o.support_hours, o.support_languages, l.services,
          o.in_arrears_since IS NOT NULL, (SELECT r.since FROM relation r WHERE r.partner_id = o.id AND r.customer_id = ctx_org())
        FROM relation_link l JOIN organization o ON o.id = l.partner_id
        WHERE l.id = standing_link(link_token) AND ctx_org_as('customer', 'global_administrator') IS NOT NULL $$;

-- The customer's yes. Link and partner stay as they are until the transaction ends: of a yes and a revocation at once, one comes first.
-- Answers the partner, or null when the link does not stand or its partner is in arrears (P9).
CREATE FUNCTION accept_relation(link_token text, at timestamptz) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE customer uuid := ctx_org_as('customer', 'global_administrator');
  asking uuid;
BEGIN
  IF customer IS NULL THEN
    RAISE EXCEPTION 'a customer''s global administrator accepts a relation (P5)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT l.partner_id INTO asking FROM relation_link l WHERE l.id = standing_link(link_token) AND l.revoked_at IS NULL FOR SHARE;
  IF asking IS NULL THEN RETURN NULL; END IF;
  PERFORM FROM organization o WHERE o.id = asking AND o.in_arrears_since IS NULL FOR SHARE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO relation (customer_id, partner_id, since) VALUES (customer, asking, at) ON CONFLICT DO NOTHING;
  RETURN asking;
END $$;

GRANT SELECT ON relation_link TO liaison_auth;
CREATE POLICY auth_all ON relation_link TO liaison_auth USING (true);
REVOKE EXECUTE ON FUNCTION organization_partner_guard(), create_customer(uuid, text, text, text, text, timestamptz), order_refusal(uuid),
  subscription_order_guard(), standing_link(text), relation_offer(text), accept_relation(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION create_customer(uuid, text, text, text, text, timestamptz), order_refusal(uuid), relation_offer(text),
  accept_relation(text, timestamptz) TO liaison_app;
GRANT EXECUTE ON FUNCTION ctx_ordering_partner() TO liaison_owner;
GRANT EXECUTE ON FUNCTION standing_link(text) TO liaison_owner;
GRANT CREATE ON SCHEMA public TO liaison_auth;
ALTER FUNCTION standing_link(text) OWNER TO liaison_auth;
ALTER FUNCTION order_refusal(uuid) OWNER TO liaison_auth;
ALTER FUNCTION relation_offer(text) OWNER TO liaison_auth;
REVOKE CREATE ON SCHEMA public FROM liaison_auth;

-- The record: what a partner does with its customers is for itself; a relation is for all three.
CREATE POLICY partner_records_read ON event FOR SELECT TO liaison_app USING (
  record_type IN ('customer', 'partner', 'roster', 'relation_link') AND audience = 'partner' AND partner_id = (SELECT ctx_selling_partner()));
CREATE POLICY relations_read ON event FOR SELECT TO liaison_app USING (record_type = 'relation' AND audience = 'operator_partner_customer'
  AND (partner_id = (SELECT ctx_selling_partner()) OR customer_id = (SELECT ctx_tenant_admin())));
CREATE POLICY partner_records_recorded ON event FOR INSERT TO liaison_app WITH CHECK (
  actor_id = (SELECT ctx_person()) AND actor_organization_id = (SELECT ctx_org())
  AND CASE record_type
    WHEN 'customer' THEN audience = 'partner' AND partner_id = (SELECT ctx_selling_partner()) AND record_id = customer_id::text
      AND customer_id IN (SELECT r.customer_id FROM relation r WHERE r.partner_id = (SELECT ctx_org()))
    WHEN 'relation_link' THEN audience = 'partner' AND partner_id = (SELECT ctx_ordering_partner()) AND customer_id IS NULL
    WHEN 'roster' THEN audience = 'partner' AND partner_id = (SELECT ctx_org_as('partner', 'admin_agent', 'global_admin'))
      AND record_id = partner_id::text AND customer_id IS NULL
    WHEN 'partner' THEN audience = 'partner' AND partner_id = (SELECT ctx_org_as('partner', 'global_admin'))
      AND record_id = partner_id::text AND customer_id IS NULL
    WHEN 'relation' THEN audience = 'operator_partner_customer' AND customer_id = (SELECT ctx_org_as('customer', 'global_administrator'))
      AND partner_id IN (SELECT r.partner_id FROM relation r WHERE r.customer_id = (SELECT ctx_org()))
      AND record_id = customer_id::text || ':' || partner_id::text
    ELSE false END);

-- The cockpit counts what is open for each customer without visiting the records themselves.
CREATE INDEX escalation_partner_customer ON escalation (partner_id, turn, customer_id);
CREATE INDEX customer_case_partner_customer ON customer_case (partner_id, turn, customer_id);
CREATE INDEX change_request_due ON change_request (partner_id, customer_id, due_on) WHERE state = 'open';
