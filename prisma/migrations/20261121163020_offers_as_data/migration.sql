-- Offers: added, changed and retired by the operator's administrator; none is taken away, as subscriptions name it.
ALTER TABLE offer ADD COLUMN terms int[] NOT NULL DEFAULT '{1,12,36}', ADD COLUMN retired_at timestamptz, ADD COLUMN version int NOT NULL DEFAULT 1,
  ADD CHECK (terms <@ '{1,12,36}'::int[] AND cardinality(terms) > 0);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['offer', 'offer_service', 'offer_upgrade', 'offer_price'] LOOP
    EXECUTE format('CREATE TRIGGER operator_data_guard BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION operator_data_guard(''administrator'')', t);
  END LOOP;
END $$;
GRANT INSERT (id, name, is_add_on, max_quantity, terms), UPDATE (name, max_quantity, terms, retired_at, version) ON offer TO liaison_app;
GRANT INSERT, DELETE ON offer_service, offer_upgrade TO liaison_app;

-- Whether somebody ever bought it: of every partner's subscriptions, hence past row-level security, and only a word.
CREATE FUNCTION offer_is_sold(which text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT ctx_is('operator', 'administrator', 'auditor') AND EXISTS (SELECT FROM subscription s WHERE s.offer_id = which) $$;
CREATE INDEX subscription_offer ON subscription (offer_id);

-- What was sold stays what it is: services that come or go with an offer would change who reaches which tenants (P1, P5, P7).
CREATE FUNCTION offer_service_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'liaison_app' AND public.offer_is_sold(coalesce(NEW.offer_id, OLD.offer_id)) THEN
    RAISE EXCEPTION 'the services of an offer stay once it is sold' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER offer_service_guard BEFORE INSERT OR DELETE ON offer_service FOR EACH ROW EXECUTE FUNCTION offer_service_guard();

-- P10, P23: a price is one partner's, or with none named every partner's that has none of its own. It is never changed: another follows it.
ALTER TABLE offer_price DROP CONSTRAINT offer_price_pkey;
ALTER TABLE offer_price ALTER COLUMN partner_id DROP NOT NULL, ADD COLUMN id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  ADD COLUMN valid_from timestamptz NOT NULL DEFAULT 'epoch',
  ADD CONSTRAINT offer_price_once UNIQUE NULLS NOT DISTINCT (offer_id, partner_id, valid_from);
CREATE POLICY list_cost ON offer_price FOR SELECT TO liaison_app USING (
  partner_id IS NULL AND (SELECT ctx_org_as('partner', 'admin_agent', 'global_admin', 'billing_admin')) IS NOT NULL);
CREATE POLICY operator_reads ON offer_price FOR SELECT TO liaison_app USING ((SELECT ctx_is('operator', 'administrator', 'auditor')));
CREATE POLICY operator_sets ON offer_price FOR INSERT TO liaison_app WITH CHECK ((SELECT ctx_is('operator', 'administrator')));
GRANT INSERT ON offer_price TO liaison_app;

CREATE FUNCTION offer_price_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'liaison_app' THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('offer ' || NEW.offer_id, 0));
  IF NEW.valid_from < now() - interval '1 hour' OR (NEW.valid_from < now() + interval '30 days' - interval '1 hour'
       AND EXISTS (SELECT FROM public.offer_price p WHERE p.offer_id = NEW.offer_id AND (p.partner_id IS NULL OR p.partner_id = NEW.partner_id))) THEN
    RAISE EXCEPTION 'a price changes with 30 days'' notice (P10)' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER offer_price_guard BEFORE INSERT ON offer_price FOR EACH ROW EXECUTE FUNCTION offer_price_guard();

-- P10: what a seat and month costs a partner in a term that began then: the own price before everybody's, the newest that held; before the
-- first, the first. Reads what its caller may read (P23): null for whoever sees no prices.
CREATE FUNCTION seat_price(partner uuid, offer text, at timestamptz) RETURNS int LANGUAGE sql STABLE
  AS $$ SELECT coalesce(
    (SELECT p.seat_month_cents FROM public.offer_price p WHERE p.offer_id = offer AND (p.partner_id = partner OR p.partner_id IS NULL)
       AND p.valid_from <= at ORDER BY p.partner_id NULLS LAST, p.valid_from DESC LIMIT 1),
    (SELECT p.seat_month_cents FROM public.offer_price p WHERE p.offer_id = offer AND (p.partner_id = partner OR p.partner_id IS NULL)
       ORDER BY p.partner_id NULLS LAST, p.valid_from LIMIT 1)) $$;

-- P7, as before, and not to an offer that is sold no more.
CREATE OR REPLACE FUNCTION upgrade_refusal(which uuid, target text) RETURNS text
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE s record;
BEGIN
  SELECT * INTO s FROM subscription b
    WHERE b.id = which AND (b.partner_id = ctx_ordering_partner() OR b.customer_id = ctx_asking_customer());
  IF NOT FOUND OR NOT EXISTS (SELECT FROM offer_upgrade u WHERE u.from_offer_id = s.offer_id AND u.to_offer_id = target) THEN
    RETURN 'upgrade_no_path';
  END IF;
  IF s.status <> 'active' THEN RETURN 'upgrade_not_active'; END IF;
  IF EXISTS (SELECT FROM offer o WHERE o.id = target AND o.retired_at IS NOT NULL) THEN RETURN 'upgrade_retired'; END IF;
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

-- Beside what subscription_order_guard() asks of an order.
CREATE FUNCTION subscription_offer_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'liaison_app' AND NOT EXISTS (SELECT FROM public.offer o WHERE o.id = NEW.offer_id AND o.retired_at IS NULL
       AND NEW.term_ends_at IN (SELECT NEW.term_starts_at + make_interval(months => months) FROM unnest(o.terms) months)) THEN
    RAISE EXCEPTION 'an offer is ordered while it is sold, for one of its terms' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER subscription_offer_guard BEFORE INSERT ON subscription FOR EACH ROW EXECUTE FUNCTION subscription_offer_guard();

REVOKE EXECUTE ON FUNCTION offer_is_sold(text), offer_service_guard(), offer_price_guard(), seat_price(uuid, text, timestamptz),
  subscription_offer_guard() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION offer_is_sold(text), seat_price(uuid, text, timestamptz) TO liaison_app;
GRANT CREATE ON SCHEMA public TO liaison_auth;
ALTER FUNCTION offer_is_sold(text) OWNER TO liaison_auth;
REVOKE CREATE ON SCHEMA public FROM liaison_auth;
