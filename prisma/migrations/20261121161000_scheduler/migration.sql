-- P6, P8, P10: the scheduler's own acts on subscriptions, exactly those, each on the record in the transaction that does it.

CREATE INDEX subscription_suspended ON subscription (suspended_at, id) WHERE status = 'suspended';
CREATE INDEX subscription_add_on ON subscription (parent_id) WHERE parent_id IS NOT NULL;

-- A term of the same length once more, by the calendar of Beijing: a year stays a year, a month a month.
CREATE FUNCTION next_term_end(starts timestamptz, ends timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT (ends AT TIME ZONE 'Asia/Shanghai' + age(ends AT TIME ZONE 'Asia/Shanghai', starts AT TIME ZONE 'Asia/Shanghai'))
          AT TIME ZONE 'Asia/Shanghai' $$;
REVOKE EXECUTE ON FUNCTION next_term_end(timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION next_term_end(timestamptz, timestamptz) TO liaison_worker;

-- Narrower than before: the same length, a suspension that begins now and for its parent's reason, a deletion that changes nothing besides.
CREATE OR REPLACE FUNCTION subscription_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  acted text[] := ARRAY['version', 'updated_at'];
  is_next boolean := NEW.version = OLD.version + 1 AND NEW.updated_at = now();
BEGIN
  IF current_user <> 'liaison_worker' THEN RETURN NEW; END IF;
  IF is_next AND OLD.status = 'active' AND OLD.auto_renew AND NOT OLD.is_trial AND OLD.term_ends_at <= now() AND NEW.term_ends_at > OLD.term_ends_at
     AND NEW.term_starts_at = OLD.term_ends_at AND NEW.term_ends_at = public.next_term_end(OLD.term_starts_at, OLD.term_ends_at)
     AND to_jsonb(NEW) - acted - ARRAY['term_starts_at', 'term_ends_at'] = to_jsonb(OLD) - acted - ARRAY['term_starts_at', 'term_ends_at']
  THEN RETURN NEW; END IF;
  IF is_next AND OLD.status = 'active' AND NEW.status = 'suspended' AND NEW.suspended_at = now()
     AND to_jsonb(NEW) - acted - ARRAY['status', 'suspended_at', 'suspension_reason'] = to_jsonb(OLD) - acted - ARRAY['status', 'suspended_at', 'suspension_reason']
     AND EXISTS (SELECT FROM public.subscription p WHERE p.id = OLD.parent_id AND p.status IN ('suspended', 'deleted')
           AND p.suspension_reason = NEW.suspension_reason)
  THEN RETURN NEW; END IF;
  IF is_next AND OLD.status = 'suspended' AND NEW.status = 'deleted' AND OLD.suspended_at <= now() - interval '60 days'
     AND to_jsonb(NEW) - acted - ARRAY['status'] = to_jsonb(OLD) - acted - ARRAY['status']
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the scheduler may only renew, suspend add-ons with their parent, and delete after 60 days (P6)'
    USING ERRCODE = 'insufficient_privilege';
END $$;

-- What a deleted subscription gave its users goes with it, whoever deletes: nobody holds a licence of what is not there.
CREATE FUNCTION subscription_deletion_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ BEGIN
    DELETE FROM public.tenant_licence l WHERE l.subscription_id = NEW.id;
    RETURN NULL;
  END $$;
REVOKE EXECUTE ON FUNCTION subscription_deletion_follows() FROM PUBLIC;
CREATE TRIGGER subscription_deletion_follows AFTER UPDATE OF status ON subscription FOR EACH ROW
  WHEN (NEW.status = 'deleted' AND OLD.status <> 'deleted') EXECUTE FUNCTION subscription_deletion_follows();

-- P20: the scheduler is nobody, and says of a subscription only what it has just done to it, or what is due.
CREATE POLICY scheduler_records ON event FOR INSERT TO liaison_worker WITH CHECK (
  actor_id IS NULL AND actor_organization_id IS NULL AND audience = 'operator_partner_customer' AND at = now()
  AND CASE WHEN record_type = 'subscription' THEN EXISTS (
    SELECT FROM subscription s WHERE s.id = event.record_id::uuid AND s.partner_id = event.partner_id AND s.customer_id = event.customer_id
      AND CASE event.name || ' ' || event.rule
        WHEN 'subscription.renewed P6' THEN s.status = 'active' AND s.auto_renew AND s.updated_at = now()
        WHEN 'subscription.suspended_with_parent P6' THEN s.status = 'suspended' AND s.parent_id IS NOT NULL AND s.suspended_at = now()
        WHEN 'subscription.deleted P8' THEN s.status = 'deleted' AND s.updated_at = now()
        WHEN 'subscription.term_ended P6' THEN s.status = 'active' AND NOT s.auto_renew AND s.term_ends_at <= now()
        WHEN 'subscription.term_ends_soon P10' THEN s.status = 'active' AND s.term_ends_at BETWEEN now() AND now() + interval '30 days'
        WHEN 'subscription.deletion_near P8' THEN s.status = 'suspended' AND s.suspended_at <= now() - interval '30 days'
        ELSE false END)
    ELSE false END);
GRANT INSERT (id, name, action, rule, partner_id, customer_id, record_type, record_id, audience, data, at) ON event TO liaison_worker;
