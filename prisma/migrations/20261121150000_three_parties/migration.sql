-- Events that all three parties may read, and that a customer alone may; who listens also learns which customer it concerns.
ALTER TABLE event DROP CONSTRAINT event_audience_check;
ALTER TABLE event ADD CONSTRAINT event_audience_check
  CHECK (audience IN ('operator', 'operator_partner', 'partner', 'partner_customer', 'customer', 'operator_partner_customer'));
CREATE INDEX event_customer ON event (customer_id, seq);

CREATE OR REPLACE FUNCTION event_dispatches() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ BEGIN
    INSERT INTO public.event_dispatch (event_id) VALUES (NEW.id);
    PERFORM pg_notify('liaison', json_build_object('seq', NEW.seq, 'event', NEW.id, 'type', NEW.record_type,
      'record', NEW.record_id, 'partner', NEW.partner_id, 'customer', NEW.customer_id, 'audience', NEW.audience)::text);
    RETURN NULL;
  END $$;

-- Each domain adds policies for its own records; these stay what they were: the record of escalations and of delivery.
DROP POLICY audience_operator ON event;
CREATE POLICY audience_operator ON event FOR SELECT TO liaison_app USING (
  audience IN ('operator', 'operator_partner', 'operator_partner_customer')
  AND (SELECT ctx_is('operator', 'support_engineer', 'support_lead', 'administrator', 'auditor')));
DROP POLICY audience_partner ON event;
CREATE POLICY audience_partner ON event FOR SELECT TO liaison_app USING (record_type = 'escalation'
  AND audience IN ('operator_partner', 'partner', 'partner_customer') AND partner_id = (SELECT ctx_escalating_partner()));

-- The services whose messages and health reach who acts: held by a customer; sold, or delegated to, by a partner. With the rights of
-- liaison_auth, as a Message Center reader sees no subscription and is still told what concerns its organization (P1).
CREATE FUNCTION ctx_services() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT os.service_id FROM subscription s JOIN offer_service os ON os.offer_id = s.offer_id
          WHERE s.status <> 'deleted' AND ((ctx_kind() = 'customer' AND s.customer_id = ctx_org()) OR (ctx_kind() = 'partner' AND s.partner_id = ctx_org()))
        UNION
        SELECT d.service_id FROM delegation d WHERE ctx_kind() = 'partner' AND d.partner_id = ctx_org() $$;
CREATE POLICY auth_all ON subscription TO liaison_auth USING (true);
CREATE POLICY auth_all ON delegation TO liaison_auth USING (true);
GRANT SELECT ON subscription, delegation, offer_service TO liaison_auth;
REVOKE EXECUTE ON FUNCTION ctx_services() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_services() TO liaison_app;
GRANT CREATE ON SCHEMA public TO liaison_auth;
ALTER FUNCTION ctx_services() OWNER TO liaison_auth;
REVOKE CREATE ON SCHEMA public FROM liaison_auth;

DROP POLICY served ON health_issue;
CREATE POLICY served ON health_issue FOR SELECT TO liaison_app USING ((SELECT ctx_kind()) = 'operator'
  OR ((SELECT ctx_is('partner', 'admin_agent', 'helpdesk_agent', 'global_admin') OR ctx_is('customer', 'global_administrator',
        'service_support_administrator', 'message_center_reader', 'message_center_privacy_reader'))
    AND service_id IN (SELECT ctx_services())));
