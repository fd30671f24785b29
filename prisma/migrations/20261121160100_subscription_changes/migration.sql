-- What an offer may be sold as, and what it may be upgraded to (P7: data, not code).
ALTER TABLE offer ADD COLUMN max_quantity int NOT NULL DEFAULT 10000000 CHECK (max_quantity > 0);
CREATE TABLE offer_upgrade (
  from_offer_id text NOT NULL REFERENCES offer (id),
  to_offer_id text NOT NULL REFERENCES offer (id),
  PRIMARY KEY (from_offer_id, to_offer_id),
  CHECK (from_offer_id <> to_offer_id)
);
-- P23: what a partner pays, in cents (fen) of a yuan for a seat and month.
CREATE TABLE offer_price (
  partner_id uuid NOT NULL REFERENCES organization (id),
  offer_id text NOT NULL REFERENCES offer (id),
  seat_month_cents int NOT NULL CHECK (seat_month_cents >= 0),
  PRIMARY KEY (partner_id, offer_id)
);

ALTER TABLE subscription ADD CONSTRAINT subscription_parties UNIQUE (id, customer_id, partner_id);
CREATE INDEX subscription_renewal ON subscription (term_ends_at, id);
CREATE INDEX subscription_partner_renewal ON subscription (partner_id, term_ends_at, id);
CREATE INDEX subscription_customer_renewal ON subscription (customer_id, term_ends_at, id);

-- P3: what a customer asks its reseller of record to change. What was asked stays as it was; amendments stand beside it.
CREATE TABLE change_request (
  id uuid PRIMARY KEY,
  subscription_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('more_seats', 'fewer_seats', 'upgrade', 'suspend', 'other')),
  quantity_before int NOT NULL,
  offer_before_id text NOT NULL REFERENCES offer (id),
  wanted_quantity int CHECK (wanted_quantity > 0),
  wanted_offer_id text REFERENCES offer (id),
  reason text NOT NULL,
  due_on date,
  submit_key uuid NOT NULL,
  requested_by_id uuid NOT NULL REFERENCES person (id),
  requested_at timestamptz NOT NULL,
  amended_quantity int CHECK (amended_quantity > 0),
  amended_offer_id text REFERENCES offer (id),
  amendment text,
  amended_at timestamptz,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'executed', 'declined', 'withdrawn')),
  answer text,
  answered_by_id uuid REFERENCES person (id),
  answered_at timestamptz,
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  UNIQUE (requested_by_id, submit_key),
  FOREIGN KEY (subscription_id, customer_id, partner_id) REFERENCES subscription (id, customer_id, partner_id),
  CHECK ((kind IN ('more_seats', 'fewer_seats')) = (wanted_quantity IS NOT NULL)),
  CHECK ((kind = 'upgrade') = (wanted_offer_id IS NOT NULL)),
  CHECK (kind IN ('more_seats', 'fewer_seats') OR amended_quantity IS NULL),
  CHECK (kind = 'upgrade' OR amended_offer_id IS NULL),
  CHECK ((state = 'open') = (answered_at IS NULL)),
  CHECK (state <> 'declined' OR answer IS NOT NULL)
);
CREATE INDEX change_request_partner ON change_request (partner_id, requested_at DESC, id DESC);
CREATE INDEX change_request_customer ON change_request (customer_id, requested_at DESC, id DESC);
CREATE INDEX change_request_subscription ON change_request (subscription_id, requested_at DESC);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['offer_price', 'change_request'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO liaison_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
GRANT SELECT ON offer_upgrade TO liaison_app;

CREATE POLICY own_cost ON offer_price FOR SELECT TO liaison_app USING (
  partner_id = (SELECT ctx_org_as('partner', 'admin_agent', 'global_admin', 'billing_admin')));
GRANT SELECT ON offer_price TO liaison_app;

-- Who orders for a partner, and who asks for a customer.
CREATE FUNCTION ctx_ordering_partner() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT ctx_org_as('partner', 'admin_agent', 'sales_agent', 'global_admin') $$;
CREATE FUNCTION ctx_asking_customer() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT ctx_org_as('customer', 'global_administrator', 'billing_administrator') $$;
REVOKE EXECUTE ON FUNCTION ctx_ordering_partner(), ctx_asking_customer() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_ordering_partner(), ctx_asking_customer() TO liaison_app, liaison_worker, liaison_auth;

CREATE POLICY seen ON change_request FOR SELECT TO liaison_app USING (
  partner_id = (SELECT ctx_ordering_partner()) OR customer_id = (SELECT ctx_asking_customer()));
CREATE POLICY asked ON change_request FOR INSERT TO liaison_app WITH CHECK (
  customer_id = (SELECT ctx_asking_customer()) AND requested_by_id = (SELECT ctx_person()) AND state = 'open'
  AND amended_quantity IS NULL AND amended_offer_id IS NULL AND amendment IS NULL AND amended_at IS NULL AND answered_by_id IS NULL AND answer IS NULL);
CREATE POLICY answered ON change_request FOR UPDATE TO liaison_app
  USING (state = 'open' AND (partner_id = (SELECT ctx_ordering_partner()) OR customer_id = (SELECT ctx_asking_customer())))
  WITH CHECK (partner_id = (SELECT ctx_ordering_partner()) OR customer_id = (SELECT ctx_asking_customer()));
GRANT SELECT, INSERT ON change_request TO liaison_app;
GRANT UPDATE (amended_quantity, amended_offer_id, amendment, amended_at, state, answer, answered_by_id, answered_at, version, updated_at)
  ON change_request TO liaison_app;

-- A customer may only take its own request back; a partner answers it and never takes it back for the customer.
CREATE FUNCTION change_request_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'liaison_app' THEN RETURN NEW; END IF;
  IF NEW.answered_by_id IS DISTINCT FROM OLD.answered_by_id AND NEW.answered_by_id IS DISTINCT FROM ctx_person() THEN
    RAISE EXCEPTION 'who answers is who acts (P20)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF ctx_kind() = 'customer' AND (NEW.state <> 'withdrawn'
       OR (NEW.amended_quantity, NEW.amended_offer_id, NEW.amendment, NEW.amended_at)
          IS DISTINCT FROM (OLD.amended_quantity, OLD.amended_offer_id, OLD.amendment, OLD.amended_at)) THEN
    RAISE EXCEPTION 'a customer asks, and may take back what it asked (P3)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF ctx_kind() = 'partner' AND NEW.state = 'withdrawn' THEN
    RAISE EXCEPTION 'only the customer takes its request back (P3)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER change_request_guard BEFORE UPDATE ON change_request FOR EACH ROW EXECUTE FUNCTION change_request_guard();

-- Seats in use of subscriptions that the caller has a part in: a reseller without delegation, and a sales agent, cannot read the licences.
CREATE FUNCTION subscription_seats(ids uuid[]) RETURNS TABLE (id uuid, assigned int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT s.id, (SELECT count(*)::int FROM tenant_licence l WHERE l.subscription_id = s.id)
        FROM subscription s WHERE s.id = ANY (ids)
          AND (s.partner_id = ctx_ordering_partner() OR s.customer_id = ctx_asking_customer()
            OR ctx_is('operator', 'support_engineer', 'support_lead', 'administrator', 'auditor')) $$;

-- P7: why a subscription cannot be upgraded to an offer; null when it can. From any partner: hence past row-level security, and only a word.
CREATE FUNCTION upgrade_refusal(which uuid, target text) RETURNS text
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE s record;
BEGIN
  SELECT * INTO s FROM subscription b
    WHERE b.id = which AND (b.partner_id = ctx_ordering_partner() OR b.customer_id = ctx_asking_customer());
  IF NOT FOUND OR NOT EXISTS (SELECT FROM offer_upgrade u WHERE u.from_offer_id = s.offer_id AND u.to_offer_id = target) THEN
    RETURN 'upgrade_no_path';
  END IF;
  IF s.status <> 'active' THEN RETURN 'upgrade_not_active'; END IF;
  IF EXISTS (SELECT FROM offer_service os WHERE os.offer_id = target AND NOT EXISTS (SELECT FROM delegation d
      WHERE d.customer_id = s.customer_id AND d.partner_id = s.partner_id AND d.service_id = os.service_id)) THEN
    RETURN 'upgrade_not_delegated';
  END IF;
  IF EXISTS (SELECT FROM subscription o WHERE o.customer_id = s.customer_id AND o.id <> s.id AND o.status <> 'deleted' AND o.offer_id = target) THEN
    RETURN 'upgrade_target_held';
  END IF;
  IF EXISTS (SELECT FROM subscription o JOIN offer_service os ON os.offer_id = o.offer_id
      WHERE o.customer_id = s.customer_id AND o.id <> s.id AND o.status <> 'deleted'
        AND os.service_id IN (SELECT t.service_id FROM offer_service t WHERE t.offer_id = target
                              EXCEPT SELECT c.service_id FROM offer_service c WHERE c.offer_id = s.offer_id)) THEN
    RETURN 'upgrade_services_held';
  END IF;
  IF s.quantity > (SELECT o.max_quantity FROM offer o WHERE o.id = target) THEN RETURN 'upgrade_above_max'; END IF;
  RETURN NULL;
END $$;

-- The only way to another offer; answers the new version, or null when another version stands or P6, P7 or P9 refuses.
CREATE FUNCTION upgrade_subscription(which uuid, seen_version int, target text, at timestamptz) RETURNS int
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ UPDATE subscription s SET offer_id = target, version = s.version + 1, updated_at = at,
          friendly_name = CASE WHEN s.friendly_name = (SELECT o.name FROM offer o WHERE o.id = s.offer_id)
                               THEN (SELECT o.name FROM offer o WHERE o.id = target) ELSE s.friendly_name END
        WHERE s.id = which AND s.version = seen_version AND s.partner_id = ctx_ordering_partner()
          AND upgrade_refusal(which, target) IS NULL
          AND NOT EXISTS (SELECT FROM organization p WHERE p.id = s.partner_id AND p.in_arrears_since IS NOT NULL)
        RETURNING s.version $$;

CREATE POLICY auth_all ON tenant_licence TO liaison_auth USING (true);
GRANT SELECT ON tenant_licence, offer, offer_upgrade TO liaison_auth;
REVOKE EXECUTE ON FUNCTION subscription_seats(uuid[]), upgrade_refusal(uuid, text), upgrade_subscription(uuid, int, text, timestamptz),
  change_request_guard() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION subscription_seats(uuid[]), upgrade_refusal(uuid, text), upgrade_subscription(uuid, int, text, timestamptz) TO liaison_app;
GRANT EXECUTE ON FUNCTION upgrade_refusal(uuid, text) TO liaison_owner;
GRANT CREATE ON SCHEMA public TO liaison_auth;
ALTER FUNCTION subscription_seats(uuid[]) OWNER TO liaison_auth;
ALTER FUNCTION upgrade_refusal(uuid, text) OWNER TO liaison_auth;
REVOKE CREATE ON SCHEMA public FROM liaison_auth;

-- P9, P8, P6: what the reseller of record itself may not. lib/subscriptions/rules says the same in more words.
CREATE FUNCTION subscription_partner_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'liaison_app' THEN RETURN NEW; END IF;
  IF NEW.quantity <> OLD.quantity THEN
    IF EXISTS (SELECT FROM public.organization o WHERE o.id = OLD.partner_id AND o.in_arrears_since IS NOT NULL) THEN
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
REVOKE EXECUTE ON FUNCTION subscription_partner_guard() FROM PUBLIC;
CREATE TRIGGER subscription_partner_guard BEFORE UPDATE ON subscription FOR EACH ROW EXECUTE FUNCTION subscription_partner_guard();

-- The record of both: who reads it, and who writes it.
CREATE POLICY subscriptions_read ON event FOR SELECT TO liaison_app USING (
  record_type IN ('subscription', 'change_request') AND audience IN ('partner_customer', 'operator_partner_customer')
  AND (partner_id = (SELECT ctx_ordering_partner()) OR customer_id = (SELECT ctx_asking_customer())));
CREATE POLICY subscriptions_recorded ON event FOR INSERT TO liaison_app WITH CHECK (
  actor_id = (SELECT ctx_person()) AND actor_organization_id = (SELECT ctx_org())
  AND CASE record_type
    WHEN 'subscription' THEN audience = 'operator_partner_customer' AND partner_id = (SELECT ctx_ordering_partner())
      AND EXISTS (SELECT FROM subscription s WHERE s.id = event.record_id::uuid AND s.partner_id = event.partner_id AND s.customer_id = event.customer_id)
    WHEN 'change_request' THEN audience = 'partner_customer'
      AND EXISTS (SELECT FROM change_request c WHERE c.id = event.record_id::uuid AND c.partner_id = event.partner_id AND c.customer_id = event.customer_id)
    ELSE false END);
