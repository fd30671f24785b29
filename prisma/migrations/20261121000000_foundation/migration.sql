-- Roles: liaison_owner runs this file; liaison_app and liaison_worker own nothing; liaison_auth owns the sign-in functions.
-- Every table of an organization's rows has row-level security enabled and forced, and a policy that lets the owner through.

-- Context: who acts in this transaction. Set by enter() only; '' after a connection's first use reads as nobody.

CREATE FUNCTION ctx_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('liaison.person', true), '')::uuid $$;
CREATE FUNCTION ctx_org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('liaison.org', true), '')::uuid $$;
CREATE FUNCTION ctx_kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('liaison.kind', true), '') $$;
CREATE FUNCTION ctx_is(kind text, VARIADIC roles text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('liaison.kind', true) = kind
           AND string_to_array(current_setting('liaison.roles', true), ',') && roles, false) $$;
CREATE FUNCTION ctx_org_as(kind text, VARIADIC roles text[]) RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT CASE WHEN ctx_is(kind, VARIADIC roles) THEN ctx_org() END $$;

-- Reference data: nobody's rows.

CREATE TABLE service (
  id text PRIMARY KEY,
  name text NOT NULL,
  position int NOT NULL
);
CREATE TABLE offer (
  id text PRIMARY KEY,
  name text NOT NULL,
  is_add_on boolean NOT NULL DEFAULT false
);
CREATE TABLE offer_service (
  offer_id text NOT NULL REFERENCES offer (id),
  service_id text NOT NULL REFERENCES service (id),
  PRIMARY KEY (offer_id, service_id)
);
CREATE TABLE support_topic (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('technical', 'billing')),
  service_id text REFERENCES service (id),
  position int NOT NULL
);
CREATE TABLE sla_target (
  severity text NOT NULL CHECK (severity IN ('A', 'B', 'C')),
  kind text NOT NULL CHECK (kind IN ('technical', 'billing')),
  minutes int,
  business_days int,
  opens_at int NOT NULL,
  closes_at int NOT NULL,
  every_day boolean NOT NULL,
  PRIMARY KEY (severity, kind),
  CHECK ((minutes IS NULL) <> (business_days IS NULL))
);
CREATE TABLE calendar_day (
  date date PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('holiday', 'workday')),
  name text NOT NULL
);
CREATE TABLE rate_limit (
  key varchar(255) PRIMARY KEY,
  points int NOT NULL DEFAULT 0,
  expire bigint
);

-- Organizations and people.

CREATE TABLE organization (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('operator', 'partner', 'customer')),
  name text NOT NULL,
  name_key text NOT NULL,
  domain text NOT NULL,
  advanced_agreement boolean NOT NULL DEFAULT false,
  in_arrears_since timestamptz,
  support_website text,
  support_email text,
  support_phone text,
  support_hours text,
  support_languages text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE person (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organization (id),
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  phone text,
  locale text NOT NULL DEFAULT 'en' CHECK (locale IN ('en', 'zh-CN', 'zh-TW', 'de')),
  time_zone text NOT NULL DEFAULT 'Asia/Shanghai',
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (id, organization_id)
);
CREATE INDEX person_organization ON person (organization_id);
CREATE TABLE person_role (
  person_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN (
    'admin_agent', 'sales_agent', 'helpdesk_agent', 'global_admin', 'billing_admin', 'user_management_admin',
    'global_administrator', 'billing_administrator', 'user_administrator', 'service_support_administrator',
    'message_center_reader', 'message_center_privacy_reader', 'member',
    'support_engineer', 'support_lead', 'communications_editor', 'administrator', 'auditor')),
  PRIMARY KEY (person_id, role),
  FOREIGN KEY (person_id, organization_id) REFERENCES person (id, organization_id)
);
CREATE INDEX person_role_organization ON person_role (organization_id, role);
CREATE TABLE credential (
  person_id uuid PRIMARY KEY REFERENCES person (id),
  password_hash text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE session (
  id_hash text PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  idle_minutes int NOT NULL,
  ends_at timestamptz NOT NULL,
  revoked_at timestamptz,
  user_agent text
);
CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_ends ON session (ends_at);

-- Who serves whom.

CREATE TABLE relation (
  customer_id uuid NOT NULL REFERENCES organization (id),
  partner_id uuid NOT NULL REFERENCES organization (id),
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (customer_id, partner_id)
);
CREATE INDEX relation_partner ON relation (partner_id, customer_id);
CREATE TABLE delegation (
  customer_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  service_id text NOT NULL REFERENCES service (id),
  granted_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (customer_id, service_id, partner_id),
  FOREIGN KEY (customer_id, partner_id) REFERENCES relation (customer_id, partner_id)
);
CREATE INDEX delegation_partner ON delegation (partner_id, customer_id, service_id);
CREATE TABLE subscription (
  id uuid PRIMARY KEY,
  customer_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  offer_id text NOT NULL REFERENCES offer (id),
  parent_id uuid REFERENCES subscription (id),
  friendly_name text NOT NULL,
  quantity int NOT NULL CHECK (quantity > 0),
  status text NOT NULL CHECK (status IN ('pending', 'active', 'suspended', 'deleted')),
  is_trial boolean NOT NULL DEFAULT false,
  auto_renew boolean NOT NULL DEFAULT false,
  term_starts_at timestamptz NOT NULL,
  term_ends_at timestamptz NOT NULL,
  suspended_at timestamptz,
  suspension_reason text CHECK (suspension_reason IN ('customer_request', 'non_payment', 'fraud')),
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (id, offer_id),
  FOREIGN KEY (customer_id, partner_id) REFERENCES relation (customer_id, partner_id),
  CHECK ((status = 'suspended') <= (suspended_at IS NOT NULL AND suspension_reason IS NOT NULL))
);
CREATE INDEX subscription_partner ON subscription (partner_id, customer_id);
CREATE INDEX subscription_customer ON subscription (customer_id);

-- The customer's own tenant.

CREATE TABLE tenant_organization (
  customer_id uuid PRIMARY KEY REFERENCES organization (id),
  technical_contact_email text,
  preferred_language text NOT NULL DEFAULT 'zh-CN',
  release_preference text NOT NULL DEFAULT 'standard' CHECK (release_preference IN ('standard', 'targeted_everyone', 'targeted_selected')),
  password_validity_days int CHECK (password_validity_days BETWEEN 14 AND 730),
  sharepoint_sharing text NOT NULL DEFAULT 'organization_only'
    CHECK (sharepoint_sharing IN ('organization_only', 'existing_guests', 'new_and_existing_guests', 'anyone')),
  onedrive_sharing text NOT NULL DEFAULT 'organization_only'
    CHECK (onedrive_sharing IN ('organization_only', 'existing_guests', 'new_and_existing_guests', 'anyone'))
);
CREATE TABLE tenant_domain (
  id uuid PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES organization (id),
  name text NOT NULL,
  is_default boolean NOT NULL DEFAULT false,
  verified_at timestamptz,
  UNIQUE (customer_id, name)
);
CREATE TABLE tenant_dns_record (
  id uuid PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES organization (id),
  domain_id uuid NOT NULL REFERENCES tenant_domain (id),
  service_id text NOT NULL REFERENCES service (id),
  kind text NOT NULL CHECK (kind IN ('mx', 'autodiscover', 'msoid', 'spf', 'sip')),
  expected text NOT NULL,
  found text
);
CREATE INDEX tenant_dns_record_customer ON tenant_dns_record (customer_id, service_id);
CREATE TABLE tenant_user (
  id uuid PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES organization (id),
  display_name text NOT NULL,
  user_principal_name text NOT NULL,
  usage_location text,
  is_blocked boolean NOT NULL DEFAULT false,
  UNIQUE (customer_id, user_principal_name)
);
-- A licence names its offer itself: a delegate counts who holds a service without reading what another partner sold.
CREATE TABLE tenant_licence (
  user_id uuid NOT NULL REFERENCES tenant_user (id),
  subscription_id uuid NOT NULL,
  offer_id text NOT NULL REFERENCES offer (id),
  customer_id uuid NOT NULL REFERENCES organization (id),
  PRIMARY KEY (user_id, subscription_id),
  FOREIGN KEY (subscription_id, offer_id) REFERENCES subscription (id, offer_id) ON UPDATE CASCADE
);
CREATE INDEX tenant_licence_subscription ON tenant_licence (subscription_id);

-- Service health: the operator's rows, seen by whoever holds or serves the service.

CREATE TABLE health_issue (
  id text PRIMARY KEY,
  service_id text NOT NULL REFERENCES service (id),
  classification text NOT NULL CHECK (classification IN ('advisory', 'incident')),
  status text NOT NULL CHECK (status IN ('serviceOperational', 'investigating', 'restoringService', 'verifyingService',
    'serviceRestored', 'postIncidentReviewPublished', 'serviceDegradation', 'serviceInterruption', 'extendedRecovery',
    'falsePositive', 'investigationSuspended')),
  title text NOT NULL,
  impact_description text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  is_resolved boolean NOT NULL DEFAULT false,
  updated_at timestamptz NOT NULL
);
CREATE INDEX health_issue_service ON health_issue (service_id, is_resolved, starts_at DESC);
CREATE TABLE health_post (
  id uuid PRIMARY KEY,
  issue_id text NOT NULL REFERENCES health_issue (id),
  body text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX health_post_issue ON health_post (issue_id, created_at DESC);
CREATE TABLE health_follow (
  person_id uuid NOT NULL REFERENCES person (id),
  issue_id text NOT NULL REFERENCES health_issue (id),
  customer_id uuid NOT NULL REFERENCES organization (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (person_id, issue_id, customer_id)
);

-- Escalations.

CREATE TABLE escalation (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE CHECK (number ~ '^[0-9]{15}$'),
  partner_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  service_id text NOT NULL REFERENCES service (id),
  topic_id text NOT NULL REFERENCES support_topic (id),
  kind text NOT NULL CHECK (kind IN ('technical', 'billing')),
  submit_key uuid NOT NULL,
  filed_by_id uuid NOT NULL REFERENCES person (id),
  filed_at timestamptz NOT NULL,
  title text NOT NULL,
  description text NOT NULL,
  started_at timestamptz NOT NULL,
  impact text NOT NULL CHECK (impact IN ('one_user', 'some_users', 'all_users')),
  affected_count int CHECK (affected_count > 0),
  tried text NOT NULL,
  lacks_training boolean NOT NULL,
  lacks_documentation boolean NOT NULL,
  lacks_tools boolean NOT NULL,
  lack_explained text NOT NULL,
  contact_name text NOT NULL,
  contact_email text NOT NULL,
  contact_phone text,
  customer_summary text NOT NULL,
  health_issue_id text REFERENCES health_issue (id),
  proposed_severity text NOT NULL CHECK (proposed_severity IN ('A', 'B', 'C')),
  severity text CHECK (severity IN ('A', 'B', 'C')),
  severity_reason text,
  state text NOT NULL CHECK (state IN ('submitted', 'in_triage', 'in_progress', 'waiting_for_partner', 'resolved', 'closed', 'withdrawn')),
  turn text NOT NULL CHECK (turn IN ('operator', 'partner', 'nobody')),
  assignee_id uuid REFERENCES person (id),
  response_due_at timestamptz NOT NULL,
  first_response_at timestamptz,
  waiting_since timestamptz,
  paused_ms bigint NOT NULL DEFAULT 0,
  queue_rank int NOT NULL,
  queue_at timestamptz NOT NULL,
  resolved_at timestamptz,
  customer_told_at timestamptz,
  customer_told_how text CHECK (customer_told_how IN ('portal', 'phone', 'mail', 'meeting')),
  closing_message text,
  closed_at timestamptz,
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  CHECK (lacks_training OR lacks_documentation OR lacks_tools),
  UNIQUE (id, partner_id),
  UNIQUE (filed_by_id, submit_key),
  FOREIGN KEY (customer_id, partner_id) REFERENCES relation (customer_id, partner_id)
);
CREATE INDEX escalation_queue ON escalation (turn, queue_rank, queue_at, id);
CREATE INDEX escalation_assignee ON escalation (assignee_id, turn, queue_rank, queue_at, id, partner_id);
CREATE INDEX escalation_partner ON escalation (partner_id, turn, updated_at DESC, id DESC);
CREATE INDEX escalation_partner_all ON escalation (partner_id, updated_at DESC, id DESC);
CREATE INDEX escalation_customer ON escalation (customer_id, filed_at DESC, id DESC);
CREATE INDEX escalation_updated ON escalation (turn, updated_at DESC, id DESC);

-- P13: the operator's view of an escalation stands apart from it, so that the partner's row does not even change with it.
CREATE TABLE escalation_judgement (
  escalation_id uuid PRIMARY KEY,
  partner_id uuid NOT NULL,
  judgement text NOT NULL CHECK (judgement IN ('justified', 'questioned')),
  reason text NOT NULL,
  judged_by uuid NOT NULL REFERENCES person (id),
  judged_at timestamptz NOT NULL,
  FOREIGN KEY (escalation_id, partner_id) REFERENCES escalation (id, partner_id)
);

CREATE TABLE message (
  id uuid PRIMARY KEY,
  escalation_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  audience text NOT NULL CHECK (audience IN ('operator', 'operator_partner', 'partner', 'partner_customer')),
  submit_key uuid NOT NULL,
  author_id uuid NOT NULL REFERENCES person (id),
  author_side text NOT NULL CHECK (author_side IN ('operator', 'partner', 'customer')),
  body text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (author_id, submit_key),
  FOREIGN KEY (escalation_id, partner_id) REFERENCES escalation (id, partner_id)
);
CREATE INDEX message_escalation ON message (escalation_id, created_at, id);

CREATE TABLE draft (
  person_id uuid NOT NULL REFERENCES person (id),
  key uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('escalation', 'message')),
  subject text NOT NULL,
  fields jsonb NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, key)
);
CREATE INDEX draft_subject ON draft (person_id, kind, subject, updated_at DESC);

CREATE TABLE attachment (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  draft_key uuid,
  escalation_id uuid,
  message_id uuid REFERENCES message (id),
  partner_id uuid,
  customer_id uuid,
  audience text CHECK (audience IN ('operator', 'operator_partner', 'partner', 'partner_customer')),
  name text NOT NULL,
  content_type text NOT NULL,
  size_bytes int NOT NULL CHECK (size_bytes BETWEEN 0 AND 26214400),
  sha256 text NOT NULL,
  storage_key text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  CHECK ((escalation_id IS NULL) = (audience IS NULL) AND (escalation_id IS NULL) = (partner_id IS NULL)),
  FOREIGN KEY (escalation_id, partner_id) REFERENCES escalation (id, partner_id)
);
CREATE INDEX attachment_escalation ON attachment (escalation_id, created_at);
CREATE INDEX attachment_draft ON attachment (person_id, draft_key);

-- The record (P20) and its outbox.

CREATE TABLE event (
  id uuid PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  name text NOT NULL,
  action text NOT NULL,
  rule text NOT NULL,
  actor_id uuid REFERENCES person (id),
  actor_organization_id uuid REFERENCES organization (id),
  partner_id uuid REFERENCES organization (id),
  customer_id uuid REFERENCES organization (id),
  record_type text NOT NULL,
  record_id text NOT NULL,
  audience text NOT NULL CHECK (audience IN ('operator', 'operator_partner', 'partner', 'partner_customer')),
  data jsonb NOT NULL,
  request_id text,
  at timestamptz NOT NULL
);
CREATE INDEX event_record ON event (record_type, record_id, seq);
CREATE INDEX event_partner ON event (partner_id, seq);
CREATE INDEX event_actor_organization ON event (actor_organization_id, seq);

CREATE TABLE event_dispatch (
  event_id uuid PRIMARY KEY REFERENCES event (id),
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'parked')),
  attempts int NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  last_error text
);
CREATE INDEX event_dispatch_due ON event_dispatch (due_at) WHERE state = 'pending';

CREATE FUNCTION event_refuses_change() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION 'the record cannot be edited (P20)' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION event_refuses_change();
CREATE TRIGGER event_is_not_truncated BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION event_refuses_change();

-- Every event gets its outbox row and wakes whoever listens; both in the event's own transaction. Ids only.
CREATE FUNCTION event_dispatches() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ BEGIN
    INSERT INTO public.event_dispatch (event_id) VALUES (NEW.id);
    PERFORM pg_notify('liaison', json_build_object('seq', NEW.seq, 'event', NEW.id, 'type', NEW.record_type,
      'record', NEW.record_id, 'partner', NEW.partner_id, 'audience', NEW.audience)::text);
    RETURN NULL;
  END $$;
CREATE TRIGGER event_dispatch_follows AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION event_dispatches();

-- Delivery: the operator's targets and what was sent to them.

CREATE TABLE delivery_target (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  url text NOT NULL,
  secret_sealed text NOT NULL,
  is_enabled boolean NOT NULL DEFAULT true,
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL
);
CREATE TABLE delivery_target_event (
  target_id uuid NOT NULL REFERENCES delivery_target (id),
  event_name text NOT NULL,
  PRIMARY KEY (target_id, event_name)
);
CREATE TABLE delivery (
  id uuid PRIMARY KEY,
  target_id uuid NOT NULL REFERENCES delivery_target (id),
  event_id uuid NOT NULL REFERENCES event (id),
  event_seq bigint NOT NULL,
  event_name text NOT NULL,
  record_id text NOT NULL,
  body text NOT NULL,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'parked')),
  attempts int NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  leased_until timestamptz,
  created_at timestamptz NOT NULL,
  delivered_at timestamptz,
  UNIQUE (target_id, event_id)
);
CREATE INDEX delivery_due ON delivery (due_at) WHERE state = 'pending';
CREATE INDEX delivery_record ON delivery (target_id, record_id, event_seq);
CREATE INDEX delivery_recent ON delivery (created_at DESC, id DESC);
CREATE INDEX delivery_state ON delivery (state, created_at DESC, id DESC);
CREATE TABLE delivery_attempt (
  id uuid PRIMARY KEY,
  delivery_id uuid NOT NULL REFERENCES delivery (id),
  attempt int NOT NULL,
  at timestamptz NOT NULL,
  duration_ms int NOT NULL,
  status int,
  error text,
  response_excerpt text
);
CREATE INDEX delivery_attempt_delivery ON delivery_attempt (delivery_id, attempt);

-- Second lock. P22, P12, P19 and the audiences, as policies on each row's own columns against the context.

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['organization','person','person_role','credential','session','relation','delegation','subscription',
    'tenant_organization','tenant_domain','tenant_dns_record','tenant_user','tenant_licence','health_issue','health_post','health_follow',
    'escalation','escalation_judgement','message','draft','attachment','event','event_dispatch','delivery_target','delivery_target_event','delivery','delivery_attempt']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO liaison_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_person(), ctx_org(), ctx_kind(), ctx_is(text, text[]), ctx_org_as(text, text[])
  TO liaison_app, liaison_worker, liaison_auth;
GRANT USAGE ON SCHEMA public TO liaison_app, liaison_worker, liaison_auth;
GRANT SELECT ON service, offer, offer_service, support_topic, sla_target, calendar_day TO liaison_app, liaison_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO liaison_app;
GRANT DELETE, SELECT ON rate_limit TO liaison_worker;

CREATE POLICY auth_all ON organization TO liaison_auth USING (true);
CREATE POLICY auth_all ON person TO liaison_auth USING (true);
CREATE POLICY auth_all ON person_role TO liaison_auth USING (true);
CREATE POLICY auth_all ON credential TO liaison_auth USING (true);
CREATE POLICY auth_all ON session TO liaison_auth USING (true) WITH CHECK (true);
CREATE POLICY auth_all ON relation TO liaison_auth USING (true);
GRANT SELECT ON organization, person, person_role, credential, relation TO liaison_auth;
GRANT SELECT, UPDATE ON session TO liaison_auth;

CREATE POLICY own_or_related ON organization FOR SELECT TO liaison_app, liaison_worker USING (
  id = (SELECT ctx_org()) OR (SELECT ctx_kind()) = 'operator' OR (kind = 'operator' AND (SELECT ctx_org()) IS NOT NULL)
  OR id IN (SELECT r.customer_id FROM relation r WHERE r.partner_id = (SELECT ctx_org()))
  OR id IN (SELECT r.partner_id FROM relation r WHERE r.customer_id = (SELECT ctx_org())));
GRANT SELECT ON organization TO liaison_app, liaison_worker;

CREATE POLICY own_organization ON person FOR SELECT TO liaison_app USING (organization_id = (SELECT ctx_org()));
CREATE POLICY own_preferences ON person FOR UPDATE TO liaison_app USING (id = (SELECT ctx_person())) WITH CHECK (id = (SELECT ctx_person()));
GRANT SELECT ON person TO liaison_app;
GRANT UPDATE (locale, time_zone) ON person TO liaison_app;

CREATE POLICY own_organization ON person_role FOR SELECT TO liaison_app USING (organization_id = (SELECT ctx_org()));
GRANT SELECT ON person_role TO liaison_app;

CREATE POLICY signed_in_anew ON session FOR INSERT TO liaison_app WITH CHECK (revoked_at IS NULL);
CREATE POLICY own_session ON session FOR SELECT TO liaison_app USING (person_id = (SELECT ctx_person()));
CREATE POLICY own_session_ends ON session FOR UPDATE TO liaison_app USING (person_id = (SELECT ctx_person()))
  WITH CHECK (person_id = (SELECT ctx_person()));
CREATE POLICY ended_sessions ON session TO liaison_worker USING (ends_at < now());
GRANT SELECT, INSERT ON session TO liaison_app;
GRANT UPDATE (revoked_at) ON session TO liaison_app;
GRANT SELECT, DELETE ON session TO liaison_worker;

CREATE POLICY own_side ON relation FOR SELECT TO liaison_app, liaison_worker USING (
  partner_id = (SELECT ctx_org()) OR customer_id = (SELECT ctx_org()) OR (SELECT ctx_kind()) = 'operator');
CREATE POLICY own_side ON delegation FOR SELECT TO liaison_app USING (
  partner_id = (SELECT ctx_org()) OR customer_id = (SELECT ctx_org()) OR (SELECT ctx_kind()) = 'operator');
GRANT SELECT ON relation TO liaison_app, liaison_worker;
GRANT SELECT ON delegation TO liaison_app;

-- P3, P6: only the reseller of record changes a subscription; the worker only what the scheduler alone may.
CREATE POLICY seen ON subscription FOR SELECT TO liaison_app USING (
  partner_id = (SELECT ctx_org_as('partner', 'admin_agent', 'sales_agent', 'helpdesk_agent', 'global_admin'))
  OR customer_id = (SELECT ctx_org_as('customer', 'global_administrator', 'billing_administrator', 'service_support_administrator', 'user_administrator'))
  OR (SELECT ctx_is('operator', 'support_engineer', 'support_lead', 'administrator', 'auditor')));
CREATE POLICY reseller_of_record ON subscription FOR UPDATE TO liaison_app
  USING (partner_id = (SELECT ctx_org_as('partner', 'admin_agent', 'sales_agent', 'global_admin')))
  WITH CHECK (partner_id = (SELECT ctx_org_as('partner', 'admin_agent', 'sales_agent', 'global_admin')));
CREATE POLICY scheduler_reads ON subscription FOR SELECT TO liaison_worker USING (true);
CREATE POLICY scheduler_writes ON subscription FOR UPDATE TO liaison_worker USING (status IN ('active', 'suspended')) WITH CHECK (true);
GRANT SELECT ON subscription TO liaison_app, liaison_worker;
GRANT UPDATE (quantity, friendly_name, status, auto_renew, suspended_at, suspension_reason, version, updated_at) ON subscription TO liaison_app;
GRANT UPDATE (term_starts_at, term_ends_at, status, suspended_at, suspension_reason, version, updated_at) ON subscription TO liaison_worker;

CREATE FUNCTION subscription_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  renewal text[] := ARRAY['term_starts_at', 'term_ends_at', 'version', 'updated_at'];
  stopping text[] := ARRAY['status', 'suspended_at', 'suspension_reason', 'version', 'updated_at'];
BEGIN
  IF current_user <> 'liaison_worker' THEN RETURN NEW; END IF;
  IF OLD.status = 'active' AND OLD.auto_renew AND OLD.term_ends_at <= now() AND NEW.term_ends_at > OLD.term_ends_at
     AND to_jsonb(NEW) - renewal = to_jsonb(OLD) - renewal THEN RETURN NEW; END IF;
  IF to_jsonb(NEW) - stopping = to_jsonb(OLD) - stopping THEN
    IF OLD.status = 'active' AND NEW.status = 'suspended' AND EXISTS (
      SELECT FROM public.subscription p WHERE p.id = OLD.parent_id AND p.status IN ('suspended', 'deleted')) THEN RETURN NEW; END IF;
    IF OLD.status = 'suspended' AND NEW.status = 'deleted' AND OLD.suspended_at <= now() - interval '60 days' THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'the scheduler may only renew, suspend add-ons with their parent, and delete after 60 days (P6)'
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER subscription_guard BEFORE UPDATE ON subscription FOR EACH ROW EXECUTE FUNCTION subscription_guard();

-- P14, P5: a partner reads a tenant's configuration only where it is delegated; rows of one service only for that service.
-- What is the whole tenant's (profile, domains, users) any delegation opens here; the queries ask for the service's own.
CREATE FUNCTION ctx_delegate() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT ctx_org_as('partner', 'admin_agent', 'helpdesk_agent', 'global_admin') $$;
CREATE FUNCTION ctx_tenant_admin() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT ctx_org_as('customer', 'global_administrator', 'user_administrator', 'service_support_administrator') $$;
REVOKE EXECUTE ON FUNCTION ctx_delegate(), ctx_tenant_admin() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_delegate(), ctx_tenant_admin() TO liaison_app, liaison_worker;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['tenant_organization', 'tenant_domain', 'tenant_user'] LOOP
    EXECUTE format('CREATE POLICY own_or_delegated ON %I FOR SELECT TO liaison_app USING (customer_id = (SELECT ctx_tenant_admin())
      OR customer_id IN (SELECT d.customer_id FROM delegation d WHERE d.partner_id = (SELECT ctx_delegate())))', t);
  END LOOP;
END $$;
CREATE POLICY own_or_delegated ON tenant_dns_record FOR SELECT TO liaison_app USING (customer_id = (SELECT ctx_tenant_admin())
  OR (customer_id, service_id) IN (SELECT d.customer_id, d.service_id FROM delegation d WHERE d.partner_id = (SELECT ctx_delegate())));
CREATE POLICY own_or_delegated ON tenant_licence FOR SELECT TO liaison_app USING (customer_id = (SELECT ctx_tenant_admin())
  OR (customer_id, offer_id) IN (SELECT d.customer_id, os.offer_id FROM delegation d JOIN offer_service os ON os.service_id = d.service_id
       WHERE d.partner_id = (SELECT ctx_delegate())));
GRANT SELECT ON tenant_organization, tenant_domain, tenant_dns_record, tenant_user, tenant_licence TO liaison_app;

-- P1: health of a service reaches those who hold it, sell it or are delegated for it; the operator sees all.
CREATE POLICY served ON health_issue FOR SELECT TO liaison_app USING ((SELECT ctx_kind()) = 'operator'
  OR ((SELECT ctx_is('partner', 'admin_agent', 'helpdesk_agent', 'global_admin') OR ctx_is('customer', 'global_administrator',
        'service_support_administrator', 'message_center_reader', 'message_center_privacy_reader'))
    AND (service_id IN (SELECT os.service_id FROM subscription s JOIN offer_service os ON os.offer_id = s.offer_id
          WHERE (s.partner_id = (SELECT ctx_org()) OR s.customer_id = (SELECT ctx_org())) AND s.status <> 'deleted')
      OR service_id IN (SELECT d.service_id FROM delegation d WHERE d.partner_id = (SELECT ctx_org())))));
CREATE POLICY served ON health_post FOR SELECT TO liaison_app USING (issue_id IN (SELECT i.id FROM health_issue i));
CREATE POLICY own_rows ON health_follow TO liaison_app USING (person_id = (SELECT ctx_person()))
  WITH CHECK (person_id = (SELECT ctx_person()) AND issue_id IN (SELECT i.id FROM health_issue i)
    AND customer_id IN (SELECT r.customer_id FROM relation r WHERE r.partner_id = (SELECT ctx_org())));
GRANT SELECT ON health_issue, health_post TO liaison_app;
GRANT SELECT, INSERT, DELETE ON health_follow TO liaison_app;

-- P22: an escalation belongs to the partner that filed it. P12: what may be filed.
CREATE FUNCTION ctx_escalating_partner() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT ctx_org_as('partner', 'admin_agent', 'helpdesk_agent', 'global_admin') $$;
CREATE FUNCTION ctx_reads_escalations() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT ctx_is('operator', 'support_engineer', 'support_lead', 'auditor') $$;
CREATE FUNCTION ctx_works_escalations() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT ctx_is('operator', 'support_engineer', 'support_lead') $$;
REVOKE EXECUTE ON FUNCTION ctx_escalating_partner(), ctx_reads_escalations(), ctx_works_escalations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_escalating_partner(), ctx_reads_escalations(), ctx_works_escalations() TO liaison_app, liaison_worker;

CREATE POLICY seen ON escalation FOR SELECT TO liaison_app, liaison_worker USING (
  (SELECT ctx_reads_escalations()) OR partner_id = (SELECT ctx_escalating_partner()));
CREATE POLICY filed ON escalation FOR INSERT TO liaison_app WITH CHECK (
  partner_id = (SELECT ctx_escalating_partner()) AND filed_by_id = (SELECT ctx_person())
  AND severity IS NULL AND state = 'submitted'
  AND ((customer_id, service_id) IN (SELECT d.customer_id, d.service_id FROM delegation d WHERE d.partner_id = (SELECT ctx_org()))
    OR (customer_id, service_id) IN (SELECT s.customer_id, os.service_id FROM subscription s
         JOIN offer_service os ON os.offer_id = s.offer_id WHERE s.partner_id = (SELECT ctx_org()) AND s.status <> 'deleted')));
CREATE POLICY worked ON escalation FOR UPDATE TO liaison_app USING (
  (SELECT ctx_works_escalations()) OR partner_id = (SELECT ctx_escalating_partner()))
  WITH CHECK ((SELECT ctx_works_escalations()) OR partner_id = (SELECT ctx_escalating_partner()));
GRANT SELECT, INSERT ON escalation TO liaison_app;
GRANT SELECT ON escalation TO liaison_worker;
GRANT UPDATE (severity, severity_reason, state, turn, assignee_id, response_due_at, first_response_at,
  waiting_since, paused_ms, queue_rank, queue_at, resolved_at, customer_told_at, customer_told_how, closing_message, closed_at,
  version, updated_at) ON escalation TO liaison_app;

CREATE POLICY operator_reads ON escalation_judgement FOR SELECT TO liaison_app USING ((SELECT ctx_reads_escalations()));
CREATE POLICY operator_judges ON escalation_judgement FOR INSERT TO liaison_app WITH CHECK (
  (SELECT ctx_works_escalations()) AND judged_by = (SELECT ctx_person())
  AND EXISTS (SELECT FROM escalation e WHERE e.id = escalation_id AND e.state NOT IN ('closed', 'withdrawn')));
CREATE POLICY operator_judges_anew ON escalation_judgement FOR UPDATE TO liaison_app USING ((SELECT ctx_works_escalations()))
  WITH CHECK ((SELECT ctx_works_escalations()) AND judged_by = (SELECT ctx_person())
    AND EXISTS (SELECT FROM escalation e WHERE e.id = escalation_id AND e.state NOT IN ('closed', 'withdrawn')));
GRANT SELECT, INSERT ON escalation_judgement TO liaison_app;
GRANT UPDATE (judgement, reason, judged_by, judged_at) ON escalation_judgement TO liaison_app;

-- Which side may take an escalation from which state to which; lib/escalations/rules says the same in more words.
CREATE FUNCTION escalation_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'liaison_app' THEN RETURN NEW; END IF;
  IF ctx_kind() = 'partner' THEN
    IF (NEW.severity, NEW.severity_reason, NEW.assignee_id, NEW.response_due_at, NEW.first_response_at, NEW.resolved_at)
         IS DISTINCT FROM (OLD.severity, OLD.severity_reason, OLD.assignee_id, OLD.response_due_at, OLD.first_response_at, OLD.resolved_at)
       OR NEW.paused_ms < OLD.paused_ms THEN
      RAISE EXCEPTION 'the operator sets severity, assignment and what was promised (P21)' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
         ('waiting_for_partner', 'in_triage'), ('waiting_for_partner', 'in_progress'),
         ('resolved', 'closed'), ('resolved', 'in_progress'), ('closed', 'in_progress'),
         ('submitted', 'withdrawn'), ('in_triage', 'withdrawn'), ('in_progress', 'withdrawn'), ('waiting_for_partner', 'withdrawn')) THEN
      RAISE EXCEPTION 'a partner answers, closes, reopens and withdraws (P15)' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.state = 'closed' AND OLD.state <> 'closed' AND (NEW.customer_told_at >= NEW.resolved_at) IS NOT TRUE THEN
      RAISE EXCEPTION 'closing comes after telling the customer (P15)' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  IF ctx_kind() = 'operator' AND (
       (NEW.customer_told_at, NEW.closing_message) IS DISTINCT FROM (OLD.customer_told_at, OLD.closing_message)
       OR (NEW.state <> OLD.state AND (NEW.state IN ('closed', 'withdrawn') OR OLD.state IN ('closed', 'withdrawn')))) THEN
    RAISE EXCEPTION 'the partner closes the loop with its customer (P15)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER escalation_guard BEFORE UPDATE ON escalation FOR EACH ROW EXECUTE FUNCTION escalation_guard();

-- P22: all that a customer may know of an escalation. Runs with the owner's rights; the context is its only door.
CREATE VIEW escalation_for_customer WITH (security_barrier) AS
  SELECT e.id, e.number, e.customer_id, e.partner_id, e.service_id, e.customer_summary,
    CASE WHEN e.state IN ('submitted', 'in_triage', 'in_progress') THEN 'in_progress'
         WHEN e.state IN ('waiting_for_partner', 'resolved') THEN 'waiting_for_your_partner' ELSE 'done' END AS state,
    e.filed_at, CASE WHEN e.state IN ('resolved', 'closed') THEN e.resolved_at END AS resolved_at, e.closed_at,
    CASE WHEN e.state IN ('resolved', 'closed') AND e.customer_told_at >= e.resolved_at THEN e.closing_message END AS closing_message
  FROM escalation e
  WHERE e.customer_id = (SELECT ctx_org_as('customer', 'global_administrator', 'service_support_administrator'));
REVOKE ALL ON escalation_for_customer FROM PUBLIC;
GRANT SELECT ON escalation_for_customer TO liaison_app;

-- Who reads a message, its files and its line on the record: the four audiences.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['message', 'attachment'] LOOP
    EXECUTE format($p$CREATE POLICY audience_operator ON %I FOR SELECT TO liaison_app, liaison_worker USING (
      audience IN ('operator', 'operator_partner') AND (SELECT ctx_reads_escalations()))$p$, t);
    EXECUTE format($p$CREATE POLICY audience_partner ON %I FOR SELECT TO liaison_app USING (
      audience IN ('operator_partner', 'partner', 'partner_customer') AND partner_id = (SELECT ctx_escalating_partner()))$p$, t);
    EXECUTE format($p$CREATE POLICY audience_customer ON %I FOR SELECT TO liaison_app USING (
      audience = 'partner_customer' AND customer_id = (SELECT ctx_org_as('customer', 'global_administrator', 'service_support_administrator')))$p$, t);
  END LOOP;
END $$;
CREATE POLICY written ON message FOR INSERT TO liaison_app WITH CHECK (author_id = (SELECT ctx_person()) AND author_side = (SELECT ctx_kind()) AND (
  (audience IN ('operator', 'operator_partner') AND (SELECT ctx_works_escalations()))
  OR (audience IN ('operator_partner', 'partner', 'partner_customer') AND partner_id = (SELECT ctx_escalating_partner()))));
GRANT SELECT, INSERT ON message TO liaison_app;
GRANT SELECT ON message TO liaison_worker;

CREATE POLICY own_draft ON attachment FOR SELECT TO liaison_app USING (person_id = (SELECT ctx_person()) AND escalation_id IS NULL);
CREATE POLICY uploaded ON attachment FOR INSERT TO liaison_app WITH CHECK (
  person_id = (SELECT ctx_person()) AND escalation_id IS NULL AND draft_key IS NOT NULL);
CREATE POLICY sent ON attachment FOR UPDATE TO liaison_app USING (person_id = (SELECT ctx_person()) AND escalation_id IS NULL)
  WITH CHECK (person_id = (SELECT ctx_person()) AND (
    (audience IN ('operator', 'operator_partner') AND (SELECT ctx_works_escalations()))
    OR (audience IN ('operator_partner', 'partner', 'partner_customer') AND partner_id = (SELECT ctx_escalating_partner()))));
CREATE POLICY discarded ON attachment FOR DELETE TO liaison_app USING (person_id = (SELECT ctx_person()) AND escalation_id IS NULL);
CREATE POLICY sweep ON attachment FOR SELECT TO liaison_worker USING (escalation_id IS NULL);
CREATE POLICY sweep_away ON attachment FOR DELETE TO liaison_worker USING (escalation_id IS NULL AND created_at < now() - interval '30 days');
GRANT SELECT, INSERT, DELETE ON attachment TO liaison_app;
GRANT UPDATE (draft_key, escalation_id, message_id, partner_id, customer_id, audience) ON attachment TO liaison_app;
GRANT SELECT, DELETE ON attachment TO liaison_worker;

CREATE POLICY own_rows ON draft TO liaison_app USING (person_id = (SELECT ctx_person())) WITH CHECK (person_id = (SELECT ctx_person()));
CREATE POLICY sweep ON draft TO liaison_worker USING (updated_at < now() - interval '30 days');
GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO liaison_app;
GRANT SELECT, DELETE ON draft TO liaison_worker;

CREATE POLICY audience_operator ON event FOR SELECT TO liaison_app USING (
  audience IN ('operator', 'operator_partner') AND (SELECT ctx_is('operator', 'support_engineer', 'support_lead', 'administrator', 'auditor')));
CREATE POLICY audience_partner ON event FOR SELECT TO liaison_app USING (
  audience IN ('operator_partner', 'partner', 'partner_customer') AND partner_id = (SELECT ctx_escalating_partner()));
CREATE POLICY own_acts ON event FOR SELECT TO liaison_app USING (actor_id = (SELECT ctx_person()));
-- P20: an act is recorded by who did it, on what it reaches, for whom it may write.
CREATE POLICY recorded ON event FOR INSERT TO liaison_app WITH CHECK (
  actor_id = (SELECT ctx_person()) AND actor_organization_id = (SELECT ctx_org())
  AND (((SELECT ctx_kind()) = 'operator' AND audience IN ('operator', 'operator_partner'))
    OR ((SELECT ctx_kind()) = 'partner' AND audience IN ('operator_partner', 'partner', 'partner_customer')
      AND record_type = 'escalation' AND (partner_id IS NULL OR partner_id = (SELECT ctx_org()))))
  AND CASE WHEN record_type = 'escalation' THEN EXISTS (SELECT FROM escalation e WHERE e.id = event.record_id::uuid) ELSE true END);
CREATE POLICY fan_out ON event FOR SELECT TO liaison_worker USING (true);
GRANT SELECT, INSERT ON event TO liaison_app;
GRANT SELECT ON event TO liaison_worker;
CREATE POLICY fan_out ON event_dispatch TO liaison_worker USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE ON event_dispatch TO liaison_worker;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['delivery_target', 'delivery_target_event', 'delivery', 'delivery_attempt'] LOOP
    EXECUTE format($p$CREATE POLICY operator_reads ON %I FOR SELECT TO liaison_app USING ((SELECT ctx_is('operator', 'administrator', 'support_lead', 'auditor')))$p$, t);
    EXECUTE format('CREATE POLICY fan_out ON %I TO liaison_worker USING (true) WITH CHECK (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['delivery_target', 'delivery_target_event'] LOOP
    EXECUTE format($p$CREATE POLICY administrator_writes ON %I TO liaison_app USING ((SELECT ctx_is('operator', 'administrator')))
      WITH CHECK ((SELECT ctx_is('operator', 'administrator')))$p$, t);
  END LOOP;
END $$;
CREATE POLICY administrator_resends ON delivery FOR UPDATE TO liaison_app USING ((SELECT ctx_is('operator', 'administrator')))
  WITH CHECK ((SELECT ctx_is('operator', 'administrator')));
GRANT SELECT, INSERT, UPDATE ON delivery_target TO liaison_app;
GRANT SELECT, INSERT, DELETE ON delivery_target_event TO liaison_app;
GRANT SELECT ON delivery, delivery_attempt TO liaison_app;
GRANT UPDATE (state, due_at) ON delivery TO liaison_app;
GRANT SELECT ON delivery_target, delivery_target_event TO liaison_worker;
GRANT SELECT, INSERT ON delivery, delivery_attempt TO liaison_worker;
GRANT UPDATE (state, attempts, due_at, leased_until, delivered_at) ON delivery TO liaison_worker;

-- The doors. enter() checks the session and sets who acts, in one round trip; find_credential() is its only sister.

CREATE FUNCTION enter(session_hash text, touch boolean DEFAULT true)
  RETURNS TABLE (person_id uuid, organization_id uuid, kind text, roles text[], name text, email text, locale text, time_zone text,
    organization_name text, in_arrears boolean, instant timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE found_session record;
BEGIN
  PERFORM set_config('liaison.person', '', true), set_config('liaison.org', '', true),
    set_config('liaison.kind', '', true), set_config('liaison.roles', '', true);
  SELECT s.id_hash, s.seen_at, p.id AS pid, p.organization_id AS oid, o.kind AS okind, p.name AS pname, p.email AS pemail, p.locale AS plocale,
      p.time_zone AS pzone, o.name AS oname, o.in_arrears_since IS NOT NULL AS arrears,
      coalesce((SELECT array_agg(r.role ORDER BY r.role) FROM person_role r WHERE r.person_id = p.id), '{}') AS proles
    INTO found_session
    FROM session s JOIN person p ON p.id = s.person_id JOIN organization o ON o.id = p.organization_id
    WHERE s.id_hash = session_hash AND s.revoked_at IS NULL AND s.ends_at > now()
      AND s.seen_at > now() - make_interval(mins => s.idle_minutes) AND p.disabled_at IS NULL;
  IF NOT FOUND THEN RETURN; END IF;
  IF touch AND found_session.seen_at < now() - interval '1 minute' THEN
    UPDATE session SET seen_at = now() WHERE id_hash = session_hash;
  END IF;
  PERFORM set_config('liaison.person', found_session.pid::text, true), set_config('liaison.org', found_session.oid::text, true),
    set_config('liaison.kind', found_session.okind, true), set_config('liaison.roles', array_to_string(found_session.proles, ','), true);
  RETURN QUERY SELECT found_session.pid, found_session.oid, found_session.okind, found_session.proles, found_session.pname,
    found_session.pemail, found_session.plocale, found_session.pzone, found_session.oname, found_session.arrears, now();
END $$;

CREATE FUNCTION find_credential(address text) RETURNS TABLE (person_id uuid, password_hash text, locale text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT p.id, c.password_hash, p.locale FROM person p JOIN credential c ON c.person_id = p.id
        WHERE p.email = address AND p.disabled_at IS NULL $$;

-- A job reads as the operator would, to render what is delivered to the operator's own desk.
CREATE FUNCTION enter_as_desk() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM set_config('liaison.person', '', true), set_config('liaison.kind', 'operator', true),
    set_config('liaison.org', (SELECT o.id::text FROM organization o WHERE o.kind = 'operator' ORDER BY o.id LIMIT 1), true),
    set_config('liaison.roles', 'support_engineer', true);
END $$;

-- Names of people whose ids the caller has already read, and whom it may know: its own, the operator's, those of its partners and customers.
CREATE FUNCTION person_names(ids uuid[]) RETURNS TABLE (id uuid, name text, kind text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT p.id, p.name, o.kind FROM person p JOIN organization o ON o.id = p.organization_id
        WHERE p.id = ANY (ids) AND ctx_org() IS NOT NULL AND (o.id = ctx_org() OR o.kind = 'operator' OR ctx_kind() = 'operator'
          OR EXISTS (SELECT FROM relation r WHERE (r.partner_id = ctx_org() AND r.customer_id = o.id)
                                              OR (r.customer_id = ctx_org() AND r.partner_id = o.id))) $$;

REVOKE EXECUTE ON FUNCTION enter(text, boolean), find_credential(text), enter_as_desk(), person_names(uuid[]),
  event_dispatches(), event_refuses_change(), subscription_guard(), escalation_guard() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enter(text, boolean), find_credential(text), person_names(uuid[]) TO liaison_app;
GRANT EXECUTE ON FUNCTION enter_as_desk() TO liaison_worker;
GRANT CREATE ON SCHEMA public TO liaison_auth;
ALTER FUNCTION enter(text, boolean) OWNER TO liaison_auth;
ALTER FUNCTION find_credential(text) OWNER TO liaison_auth;
ALTER FUNCTION enter_as_desk() OWNER TO liaison_auth;
ALTER FUNCTION person_names(uuid[]) OWNER TO liaison_auth;
REVOKE CREATE ON SCHEMA public FROM liaison_auth;
