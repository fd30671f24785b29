-- Notifications: one mail to one person about one event, its own outbox, and what each person chose.

CREATE TABLE notification_preference (
  person_id uuid NOT NULL REFERENCES person (id),
  kind text NOT NULL CHECK (kind ~ '^[a-z_]{1,40}$'),
  by_mail boolean NOT NULL,
  PRIMARY KEY (person_id, kind)
);

-- Beside event_dispatch and not in it: who waits for a mail must not hold up who waits for a delivery. A row goes when its event is done.
CREATE TABLE notification_dispatch (
  event_id uuid PRIMARY KEY REFERENCES event (id),
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'parked')),
  attempts int NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  last_error text
);
CREATE INDEX notification_dispatch_due ON notification_dispatch (due_at) WHERE state = 'pending';

-- A person's, or with customer_id that of the tenant's technical contact, who may be a person of that tenant or an address alone.
-- subject and bodies are kept where no mail server is, for the mailbox of the demo; otherwise they exist only on their way.
CREATE TABLE notification (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event (id),
  event_name text NOT NULL,
  kind text NOT NULL,
  channel text NOT NULL DEFAULT 'mail' CHECK (channel = 'mail'),
  person_id uuid REFERENCES person (id),
  customer_id uuid REFERENCES organization (id),
  state text NOT NULL DEFAULT 'pending'
    CHECK (state IN ('pending', 'sending', 'sent', 'kept', 'withheld', 'refused', 'expired', 'unknown')),
  attempts int NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  leased_until timestamptz,
  claim_hash text,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  last_error text,
  subject text,
  text_body text,
  html_body text,
  UNIQUE (event_id, person_id, channel),
  UNIQUE (event_id, customer_id, channel),
  CHECK (person_id IS NOT NULL OR customer_id IS NOT NULL),
  CHECK ((state = 'kept') <= (subject IS NOT NULL AND text_body IS NOT NULL AND html_body IS NOT NULL)),
  CHECK ((state IN ('pending', 'sending')) = (finished_at IS NULL))
);
CREATE INDEX notification_due ON notification (due_at) WHERE state IN ('pending', 'sending');
CREATE INDEX notification_mailbox ON notification (person_id, created_at DESC, id DESC) WHERE state = 'kept';
CREATE INDEX notification_finished ON notification (finished_at) WHERE state NOT IN ('pending', 'sending');

CREATE FUNCTION event_notifies() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ BEGIN
    INSERT INTO public.notification_dispatch (event_id) VALUES (NEW.id);
    RETURN NULL;
  END $$;
CREATE TRIGGER event_notification_follows AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION event_notifies();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['notification_preference', 'notification_dispatch', 'notification'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO liaison_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY fan_out ON %I TO liaison_worker USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

-- Own choices and own mails, nobody else's.
CREATE POLICY own_rows ON notification_preference TO liaison_app USING (person_id = (SELECT ctx_person()))
  WITH CHECK (person_id = (SELECT ctx_person()));
CREATE POLICY own_mailbox ON notification FOR SELECT TO liaison_app USING (person_id = (SELECT ctx_person()) AND state = 'kept');
GRANT SELECT, INSERT ON notification_preference TO liaison_app;
GRANT UPDATE (by_mail) ON notification_preference TO liaison_app;
GRANT SELECT (id, person_id, event_id, event_name, kind, state, created_at, subject, text_body, html_body) ON notification TO liaison_app;

-- The worker decides whom an event may concern by ids, roles and relations alone: no name, no address, no content.
GRANT SELECT ON notification_preference TO liaison_worker;
GRANT SELECT, UPDATE, DELETE ON notification_dispatch TO liaison_worker;
GRANT SELECT (id, event_id, event_name, kind, channel, person_id, customer_id, state, attempts, due_at, leased_until, claim_hash, created_at, finished_at)
  ON notification TO liaison_worker;
GRANT INSERT (id, event_id, event_name, kind, person_id, customer_id, due_at, created_at) ON notification TO liaison_worker;
GRANT UPDATE (state, attempts, due_at, leased_until, claim_hash, finished_at, last_error, subject, text_body, html_body) ON notification TO liaison_worker;
GRANT DELETE ON notification TO liaison_worker;
CREATE POLICY notification_fan_out ON person FOR SELECT TO liaison_worker USING (disabled_at IS NULL);
GRANT SELECT (id, organization_id, disabled_at) ON person TO liaison_worker;
CREATE POLICY notification_fan_out ON person_role FOR SELECT TO liaison_worker USING (true);
GRANT SELECT (person_id, organization_id, role) ON person_role TO liaison_worker;
CREATE POLICY notification_fan_out ON delegation FOR SELECT TO liaison_worker USING (true);
GRANT SELECT (customer_id, partner_id, service_id) ON delegation TO liaison_worker;
CREATE POLICY notification_fan_out ON health_follow FOR SELECT TO liaison_worker USING (true);
GRANT SELECT (person_id, issue_id) ON health_follow TO liaison_worker;
CREATE POLICY notification_fan_out ON health_issue FOR SELECT TO liaison_worker USING (true);
GRANT SELECT (id, service_id) ON health_issue TO liaison_worker;
CREATE POLICY notification_fan_out ON service_message FOR SELECT TO liaison_worker USING (true);
GRANT SELECT (id, is_major_change, is_data_privacy) ON service_message TO liaison_worker;
CREATE POLICY notification_fan_out ON service_message_service FOR SELECT TO liaison_worker USING (true);
GRANT SELECT (message_id, service_id) ON service_message_service TO liaison_worker;

-- P1: the technical contacts of the tenants that hold a service, and which person of that tenant it is, if one. No addresses.
CREATE FUNCTION technical_contacts(services text[]) RETURNS TABLE (customer_id uuid, person_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT t.customer_id, p.id FROM tenant_organization t
          LEFT JOIN person p ON p.email = lower(t.technical_contact_email) AND p.organization_id = t.customer_id AND p.disabled_at IS NULL
        WHERE t.technical_contact_email <> '' AND t.customer_id IN (
          SELECT s.customer_id FROM subscription s JOIN offer_service os ON os.offer_id = s.offer_id
          WHERE os.service_id = ANY (services) AND s.status <> 'deleted') $$;

-- A mail is written as its recipient reads: under the application's role and policies. The door opens for one notification to whoever holds
-- the claim that the worker drew for it, of which only the hash stands here, and only while the lease runs.
-- The technical contact reads what a Message Center reader of the tenant reads, and is nobody's person.
CREATE FUNCTION enter_as_recipient(notification_id uuid, claim text)
  RETURNS TABLE (person_id uuid, organization_id uuid, kind text, roles text[], name text, email text, locale text, time_zone text,
    organization_name text, in_arrears boolean, instant timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  found_claim record;
  found_reader record;
BEGIN
  PERFORM set_config('liaison.person', '', true), set_config('liaison.org', '', true),
    set_config('liaison.kind', '', true), set_config('liaison.roles', '', true);
  SELECT n.person_id AS pid, n.customer_id AS cid INTO found_claim FROM notification n
    WHERE n.id = notification_id AND n.state = 'pending' AND n.leased_until > now()
      AND n.claim_hash = encode(sha256(convert_to(claim, 'UTF8')), 'hex');
  IF NOT FOUND THEN RETURN; END IF;
  IF found_claim.cid IS NOT NULL THEN
    SELECT '00000000-0000-0000-0000-000000000000'::uuid AS pid, o.id AS oid, o.kind AS okind, o.name AS pname, t.technical_contact_email AS pemail,
        t.preferred_language AS plocale, 'Asia/Shanghai' AS pzone, o.name AS oname, false AS arrears, ARRAY['message_center_reader'] AS proles
      INTO found_reader FROM tenant_organization t JOIN organization o ON o.id = t.customer_id
      WHERE t.customer_id = found_claim.cid AND t.technical_contact_email <> '';
  ELSE
    SELECT p.id AS pid, o.id AS oid, o.kind AS okind, p.name AS pname, p.email AS pemail, p.locale AS plocale, p.time_zone AS pzone,
        o.name AS oname, o.in_arrears_since IS NOT NULL AS arrears,
        coalesce((SELECT array_agg(r.role ORDER BY r.role) FROM person_role r WHERE r.person_id = p.id), '{}') AS proles
      INTO found_reader FROM person p JOIN organization o ON o.id = p.organization_id
      WHERE p.id = found_claim.pid AND p.disabled_at IS NULL;
  END IF;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM set_config('liaison.person', found_reader.pid::text, true), set_config('liaison.org', found_reader.oid::text, true),
    set_config('liaison.kind', found_reader.okind, true), set_config('liaison.roles', array_to_string(found_reader.proles, ','), true);
  RETURN QUERY SELECT found_reader.pid, found_reader.oid, found_reader.okind, found_reader.proles, found_reader.pname, found_reader.pemail,
    found_reader.plocale, found_reader.pzone, found_reader.oname, found_reader.arrears, now();
END $$;

CREATE POLICY auth_all ON notification TO liaison_auth USING (true);
CREATE POLICY notification_reads ON tenant_organization FOR SELECT TO liaison_auth USING (true);
GRANT SELECT (id, person_id, customer_id, state, leased_until, claim_hash) ON notification TO liaison_auth;
GRANT SELECT (customer_id, technical_contact_email, preferred_language) ON tenant_organization TO liaison_auth;
REVOKE EXECUTE ON FUNCTION event_notifies(), technical_contacts(text[]), enter_as_recipient(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION technical_contacts(text[]) TO liaison_worker;
GRANT EXECUTE ON FUNCTION enter_as_recipient(uuid, text) TO liaison_app;
GRANT CREATE ON SCHEMA public TO liaison_auth;
ALTER FUNCTION technical_contacts(text[]) OWNER TO liaison_auth;
ALTER FUNCTION enter_as_recipient(uuid, text) OWNER TO liaison_auth;
REVOKE CREATE ON SCHEMA public FROM liaison_auth;
