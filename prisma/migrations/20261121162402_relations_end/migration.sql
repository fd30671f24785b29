-- A relation ends, and may be accepted anew. An ended one opens nothing: who reads the table sees the living alone, so that no query has
-- to remember. What was written while it lived stays readable for whom it was (docs/decisions/0034-ending-a-relation.md).
ALTER TABLE relation ADD COLUMN ended_at timestamptz;

DROP POLICY own_side ON relation;
CREATE POLICY own_side ON relation FOR SELECT TO liaison_app, liaison_worker USING (ended_at IS NULL AND (
  partner_id = (SELECT ctx_org()) OR customer_id = (SELECT ctx_org()) OR (SELECT ctx_kind()) = 'operator'));

-- Those whom who acts once had a relation with: their names stand on records that stay.
CREATE FUNCTION ctx_once_related() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT r.customer_id FROM relation r WHERE r.partner_id = ctx_org()
        UNION SELECT r.partner_id FROM relation r WHERE r.customer_id = ctx_org() $$;
REVOKE EXECUTE ON FUNCTION ctx_once_related() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_once_related() TO liaison_app, liaison_worker;
-- An ended relation counts for nothing with those who ask past row-level security either; but names stand on what was written.
ALTER POLICY auth_all ON relation USING (ended_at IS NULL);
ALTER FUNCTION person_names(uuid[]) OWNER TO liaison_owner;
CREATE POLICY once_related ON organization FOR SELECT TO liaison_app, liaison_worker USING (id IN (SELECT ctx_once_related()));

-- True when the relation lives; then it stands until the transaction ends: its end waits for what is being saved, or the save finds it gone.
-- With the owner's rights, as locking a row takes more than reading it.
CREATE FUNCTION hold_relation(customer uuid, partner uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF public.ctx_org() IS NULL OR public.ctx_org() NOT IN (customer, partner) THEN RETURN false; END IF;
  PERFORM FROM public.relation r WHERE r.customer_id = customer AND r.partner_id = partner AND r.ended_at IS NULL FOR SHARE;
  RETURN FOUND;
END $$;

-- Nothing new between two that parted. What is under way already may be brought to its end: an escalation belongs to the partner that
-- filed it (P22), and a case is closed by either of the two.
CREATE FUNCTION relation_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'liaison_app' AND NOT hold_relation(NEW.customer_id, NEW.partner_id) THEN
    RAISE EXCEPTION 'between customer and partner stands no relation any more (P5)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
-- Named so that each fires after the guard that takes the customer's lock: whoever ends a relation takes the same locks in the same order.
CREATE TRIGGER relation_stands BEFORE INSERT ON escalation FOR EACH ROW EXECUTE FUNCTION relation_stands();
CREATE TRIGGER relation_stands BEFORE INSERT ON case_escalation FOR EACH ROW EXECUTE FUNCTION relation_stands();
CREATE TRIGGER relation_stands BEFORE INSERT ON customer_case FOR EACH ROW EXECUTE FUNCTION relation_stands();
CREATE TRIGGER relation_stands BEFORE INSERT ON change_request FOR EACH ROW EXECUTE FUNCTION relation_stands();
CREATE TRIGGER relation_stands BEFORE INSERT ON delegation FOR EACH ROW EXECUTE FUNCTION relation_stands();
CREATE TRIGGER subscription_relation_stands BEFORE INSERT ON subscription FOR EACH ROW EXECUTE FUNCTION relation_stands();
CREATE TRIGGER relation_stands BEFORE INSERT ON message FOR EACH ROW WHEN (NEW.case_id IS NOT NULL) EXECUTE FUNCTION relation_stands();
CREATE TRIGGER relation_stands_on BEFORE UPDATE ON customer_case FOR EACH ROW WHEN (NEW.state <> 'closed') EXECUTE FUNCTION relation_stands();

-- A delegation under which something is filed stands until it is filed, like one under which a setting is saved.
CREATE FUNCTION service_in_reach() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'liaison_app' AND NOT hold_delegation(NEW.customer_id, NEW.service_id) AND NOT EXISTS (
       SELECT FROM subscription s JOIN offer_service os ON os.offer_id = s.offer_id WHERE s.customer_id = NEW.customer_id
         AND s.partner_id = NEW.partner_id AND s.status <> 'deleted' AND os.service_id = NEW.service_id) THEN
    RAISE EXCEPTION 'filed for a service that the partner sold, or is delegated for (P12)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER service_in_reach BEFORE INSERT ON escalation FOR EACH ROW EXECUTE FUNCTION service_in_reach();

-- P5: the commercial relation stays while subscriptions live. Ended by the customer's global administrator or the partner's global admin;
-- delegated privileges, followed issues and what was written in vain go with it. Answers what stands in the way, null when it is done.
CREATE FUNCTION end_relation(customer uuid, partner uuid, at timestamptz) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (customer = public.ctx_org_as('customer', 'global_administrator') OR partner = public.ctx_org_as('partner', 'global_admin')) IS NOT TRUE THEN
    RETURN 'not_found';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('delegation ' || customer, 0));
  PERFORM FROM public.relation r WHERE r.customer_id = customer AND r.partner_id = partner AND r.ended_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not_found'; END IF;
  IF EXISTS (SELECT FROM public.subscription s WHERE s.customer_id = customer AND s.partner_id = partner AND s.status <> 'deleted') THEN
    RETURN 'subscriptions_left';
  END IF;
  DELETE FROM public.delegation d WHERE d.customer_id = customer AND d.partner_id = partner;
  DELETE FROM public.health_follow f USING public.person p WHERE f.customer_id = customer AND p.id = f.person_id AND p.organization_id = partner;
  DELETE FROM public.account_link l USING public.invitation i WHERE i.id = l.invitation_id AND i.organization_id = customer
    AND i.invited_by_organization_id = partner AND i.accepted_at IS NULL;
  UPDATE public.invitation i SET withdrawn_at = at WHERE i.organization_id = customer AND i.invited_by_organization_id = partner
    AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL;
  UPDATE public.relation SET ended_at = at WHERE customer_id = customer AND partner_id = partner;
  RETURN NULL;
END $$;

-- The record of it: who has just ended the relation does not see it any more.
CREATE POLICY relation_end_recorded ON event FOR INSERT TO liaison_app WITH CHECK (record_type = 'relation' AND audience = 'operator_partner_customer'
  AND name = 'relation.ended' AND actor_id = (SELECT ctx_person()) AND actor_organization_id = (SELECT ctx_org())
  AND record_id = customer_id || ':' || partner_id
  AND ((customer_id = (SELECT ctx_org_as('customer', 'global_administrator')) AND partner_id IN (SELECT ctx_once_related()))
    OR (partner_id = (SELECT ctx_org_as('partner', 'global_admin')) AND customer_id IN (SELECT ctx_once_related()))));

-- What a partner keeps of its customers it reads while they are its customers.
DROP POLICY own_customers ON customer_profile;
CREATE POLICY own_customers ON customer_profile FOR SELECT TO liaison_app USING (partner_id = (SELECT ctx_selling_partner())
  AND customer_id IN (SELECT r.customer_id FROM relation r WHERE r.partner_id = (SELECT ctx_org())));
DROP POLICY own_customers ON customer_billing;
CREATE POLICY own_customers ON customer_billing FOR SELECT TO liaison_app USING (partner_id = (SELECT ctx_selling_partner())
  AND customer_id IN (SELECT r.customer_id FROM relation r WHERE r.partner_id = (SELECT ctx_org())));

-- A relation accepted anew lives again.
CREATE FUNCTION relation_revives() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE public.relation r SET ended_at = NULL, since = NEW.since
    WHERE r.customer_id = NEW.customer_id AND r.partner_id = NEW.partner_id AND r.ended_at IS NOT NULL;
  RETURN NEW;
END $$;
-- Before the conflict with the row that stands: whoever may accept a relation need not know that there was one.
CREATE TRIGGER relation_revives BEFORE INSERT ON relation FOR EACH ROW EXECUTE FUNCTION relation_revives();
REVOKE EXECUTE ON FUNCTION relation_revives(), hold_relation(uuid, uuid), relation_stands(), service_in_reach(), end_relation(uuid, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hold_relation(uuid, uuid), end_relation(uuid, uuid, timestamptz) TO liaison_app;
