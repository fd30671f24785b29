-- People: who is invited, what a mail to them opens, and who gives and takes roles.

-- Whose people the person who acts looks after.
CREATE FUNCTION ctx_people_organization() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(ctx_org_as('partner', 'global_admin', 'user_management_admin'), ctx_org_as('customer', 'global_administrator'),
          ctx_org_as('operator', 'administrator')) $$;
CREATE FUNCTION ctx_people_seen() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(ctx_people_organization(), ctx_org_as('operator', 'auditor')) $$;
-- Each side's own roles, and the one of them that must not be without a holder.
CREATE FUNCTION roles_of(side text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT CASE side
    WHEN 'partner' THEN ARRAY['admin_agent', 'sales_agent', 'helpdesk_agent', 'global_admin', 'billing_admin', 'user_management_admin']
    WHEN 'customer' THEN ARRAY['global_administrator', 'billing_administrator', 'user_administrator', 'service_support_administrator',
      'message_center_reader', 'message_center_privacy_reader', 'member']
    ELSE ARRAY['support_engineer', 'support_lead', 'communications_editor', 'administrator', 'auditor'] END $$;
CREATE FUNCTION top_role(side text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT CASE side WHEN 'partner' THEN 'global_admin' WHEN 'customer' THEN 'global_administrator' ELSE 'administrator' END $$;
-- A partner's person: one agent role and one admin role at most. An auditor is nothing else.
CREATE FUNCTION roles_go_together(held text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT cardinality(held) = (SELECT count(DISTINCT one) FROM unnest(held) AS one)
    AND (SELECT count(*) FROM unnest(held) AS one WHERE one IN ('admin_agent', 'sales_agent', 'helpdesk_agent')) <= 1
    AND (SELECT count(*) FROM unnest(held) AS one WHERE one IN ('global_admin', 'billing_admin', 'user_management_admin')) <= 1
    AND NOT ('auditor' = ANY (held) AND cardinality(held) > 1) $$;

CREATE TABLE invitation (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organization (id),
  email text NOT NULL CHECK (email = lower(email)),
  name text NOT NULL,
  roles text[] NOT NULL CHECK (cardinality(roles) > 0 AND roles_go_together(roles)),
  locale text NOT NULL CHECK (locale IN ('en', 'zh-CN', 'zh-TW', 'de')),
  invited_by uuid REFERENCES person (id),
  invited_by_organization_id uuid NOT NULL REFERENCES organization (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  person_id uuid REFERENCES person (id),
  CHECK ((accepted_at IS NULL) = (person_id IS NULL)),
  CHECK (accepted_at IS NULL OR withdrawn_at IS NULL)
);
CREATE UNIQUE INDEX invitation_open ON invitation (organization_id, email) WHERE accepted_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX invitation_inviter ON invitation (invited_by_organization_id, created_at DESC, id DESC);

-- What a mail about an account carries: a way in that works once, or (a notice) none. The worker draws the secret while it writes the
-- mail; here stands its hash alone. An asked-for reset names an address: whether anybody has it is found out later, out of sight.
CREATE TABLE account_link (
  id uuid PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('invitation', 'password_reset', 'relation', 'notice')),
  invitation_id uuid UNIQUE REFERENCES invitation (id),
  person_id uuid REFERENCES person (id),
  organization_id uuid REFERENCES organization (id),
  email text,
  locale text CHECK (locale IN ('en', 'zh-CN', 'zh-TW', 'de')),
  notice text CHECK (notice ~ '^[a-z_]{1,40}$'),
  token_hash text UNIQUE,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'sent', 'kept', 'printed', 'refused', 'unknown', 'expired')),
  attempts int NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  leased_until timestamptz,
  claim_hash text,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  used_at timestamptz,
  finished_at timestamptz,
  last_error text,
  CHECK ((purpose = 'invitation') = (invitation_id IS NOT NULL)),
  CHECK (purpose <> 'notice' OR (person_id IS NOT NULL AND notice IS NOT NULL)),
  CHECK (purpose NOT IN ('password_reset', 'relation') OR email IS NOT NULL),
  CHECK ((token_hash IS NULL) <= (used_at IS NULL)),
  CHECK (token_hash IS NULL OR expires_at IS NOT NULL)
);
CREATE INDEX account_link_due ON account_link (due_at) WHERE state IN ('pending', 'sending');
CREATE INDEX account_link_person ON account_link (person_id);

CREATE FUNCTION account_link_wakes() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN PERFORM pg_notify('liaison_links', ''); RETURN NULL; END $$;
CREATE TRIGGER account_link_wakes AFTER INSERT ON account_link FOR EACH STATEMENT EXECUTE FUNCTION account_link_wakes();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['invitation', 'account_link'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO liaison_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY auth_all ON %I TO liaison_auth USING (true)', t);
  END LOOP;
END $$;

-- Whether an organization that the asker invites for is still without anybody who could invite.
CREATE FUNCTION lacks_administrator(organization uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM organization o WHERE o.id = organization
            AND (o.id = ctx_org() OR (ctx_kind() = 'operator' AND o.kind = 'partner')
              OR EXISTS (SELECT FROM relation r WHERE r.partner_id = ctx_org() AND r.customer_id = o.id))
            AND NOT EXISTS (SELECT FROM person_role r JOIN person p ON p.id = r.person_id
              WHERE r.organization_id = o.id AND r.role = top_role(o.kind) AND p.disabled_at IS NULL)) $$;

-- Own people's administrators invite colleagues (a global admin only by a global admin); the operator the first of a partner, a partner
-- that orders the first of its customer, as long as nobody there could.
CREATE POLICY seen ON invitation FOR SELECT TO liaison_app USING (organization_id = (SELECT ctx_people_seen())
  OR ((SELECT ctx_is('operator', 'administrator', 'auditor')) AND invited_by_organization_id = (SELECT ctx_org()))
  OR (accepted_at IS NULL AND invited_by_organization_id = (SELECT ctx_org_as('partner', 'admin_agent', 'sales_agent', 'helpdesk_agent', 'global_admin'))
    AND organization_id <> (SELECT ctx_org())));
CREATE POLICY invited ON invitation FOR INSERT TO liaison_app WITH CHECK (
  invited_by = (SELECT ctx_person()) AND invited_by_organization_id = (SELECT ctx_org())
  AND CASE WHEN organization_id = (SELECT ctx_org())
    THEN organization_id = (SELECT ctx_people_organization()) AND roles <@ roles_of((SELECT ctx_kind()))
      AND ('global_admin' <> ALL (roles) OR (SELECT ctx_is('partner', 'global_admin')))
    WHEN (SELECT ctx_is('operator', 'administrator')) THEN lacks_administrator(organization_id) AND roles <@ roles_of('partner') AND 'global_admin' = ANY (roles)
    WHEN (SELECT ctx_is('partner', 'admin_agent', 'sales_agent', 'global_admin'))
      THEN lacks_administrator(organization_id) AND roles = ARRAY['global_administrator']
    ELSE false END);
CREATE POLICY followed_up ON invitation FOR UPDATE TO liaison_app
  USING (accepted_at IS NULL AND CASE WHEN organization_id = (SELECT ctx_org())
    THEN organization_id = (SELECT ctx_people_organization()) AND ('global_admin' <> ALL (roles) OR (SELECT ctx_is('partner', 'global_admin')))
    ELSE (SELECT ctx_is('operator', 'administrator') OR ctx_is('partner', 'admin_agent', 'sales_agent', 'global_admin')) END)
  WITH CHECK (accepted_at IS NULL);
GRANT SELECT, INSERT ON invitation TO liaison_app;
GRANT UPDATE (expires_at, withdrawn_at) ON invitation TO liaison_app;

CREATE POLICY of_invitation ON account_link FOR SELECT TO liaison_app USING (
  (invitation_id IS NOT NULL AND invitation_id IN (SELECT i.id FROM invitation i)) OR (purpose = 'relation' AND organization_id = (SELECT ctx_org())));
CREATE POLICY asked_for ON account_link FOR INSERT TO liaison_app WITH CHECK (CASE purpose
  WHEN 'invitation' THEN invitation_id IN (SELECT i.id FROM invitation i WHERE i.accepted_at IS NULL)
  WHEN 'password_reset' THEN person_id IS NULL
  WHEN 'notice' THEN person_id = (SELECT ctx_person())
  ELSE organization_id = (SELECT ctx_org_as('partner', 'admin_agent', 'sales_agent', 'global_admin')) END);
CREATE POLICY sent_again ON account_link FOR DELETE TO liaison_app USING (
  invitation_id IN (SELECT i.id FROM invitation i WHERE i.accepted_at IS NULL));
GRANT SELECT (id, purpose, invitation_id, organization_id, state, attempts, due_at, created_at, expires_at, used_at, finished_at) ON account_link TO liaison_app;
GRANT INSERT (id, purpose, invitation_id, person_id, organization_id, email, locale, notice) ON account_link TO liaison_app;
GRANT DELETE ON account_link TO liaison_app;

CREATE POLICY mails ON account_link TO liaison_worker USING (true) WITH CHECK (true);
GRANT SELECT (id, purpose, invitation_id, person_id, notice, state, attempts, due_at, leased_until, claim_hash, created_at, finished_at) ON account_link TO liaison_worker;
GRANT UPDATE (person_id, token_hash, state, attempts, due_at, leased_until, claim_hash, expires_at, finished_at, last_error) ON account_link TO liaison_worker;
GRANT DELETE ON account_link TO liaison_worker;

-- Roles. Nobody's own; global admin is given and taken by global admins.
CREATE POLICY given ON person_role FOR INSERT TO liaison_app WITH CHECK (organization_id = (SELECT ctx_people_organization())
  AND person_id <> (SELECT ctx_person()) AND (role <> 'global_admin' OR (SELECT ctx_is('partner', 'global_admin'))));
CREATE POLICY taken ON person_role FOR DELETE TO liaison_app USING (organization_id = (SELECT ctx_people_organization())
  AND person_id <> (SELECT ctx_person()) AND (role <> 'global_admin' OR (SELECT ctx_is('partner', 'global_admin'))));
GRANT INSERT (person_id, organization_id, role), DELETE ON person_role TO liaison_app;

-- Whoever changes roles or disables must still be allowed to when its turn has come.
CREATE FUNCTION still_looks_after(organization uuid) RETURNS boolean LANGUAGE sql VOLATILE
  AS $$ SELECT EXISTS (SELECT FROM person_role r JOIN person p ON p.id = r.person_id WHERE r.person_id = ctx_person() AND r.organization_id = organization
          AND r.role IN ('global_admin', 'user_management_admin', 'global_administrator', 'administrator') AND p.disabled_at IS NULL) $$;
CREATE FUNCTION person_role_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place uuid := coalesce(NEW.organization_id, OLD.organization_id);
  side text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('people ' || place, 0));
  IF current_user = 'liaison_app' AND NOT still_looks_after(place) THEN
    RAISE EXCEPTION 'who changed this may not any more (P19)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT o.kind INTO side FROM organization o WHERE o.id = place;
  IF TG_OP = 'INSERT' THEN
    IF NEW.role <> ALL (roles_of(side))
       OR NOT roles_go_together(ARRAY(SELECT r.role FROM person_role r WHERE r.person_id = NEW.person_id)) THEN
      RAISE EXCEPTION 'these roles do not go together' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF OLD.role = top_role(side) AND EXISTS (SELECT FROM person p WHERE p.id = OLD.person_id AND p.disabled_at IS NULL)
     AND NOT EXISTS (SELECT FROM person_role r JOIN person p ON p.id = r.person_id
       WHERE r.organization_id = place AND r.role = OLD.role AND p.disabled_at IS NULL) THEN
    RAISE EXCEPTION 'the last administrator stays' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER person_role_guard AFTER INSERT OR DELETE ON person_role FOR EACH ROW EXECUTE FUNCTION person_role_guard();

CREATE POLICY looked_after ON person FOR UPDATE TO liaison_app
  USING (organization_id = (SELECT ctx_people_organization()) AND id <> (SELECT ctx_person()))
  WITH CHECK (organization_id = (SELECT ctx_people_organization()) AND id <> (SELECT ctx_person()));
GRANT UPDATE (disabled_at) ON person TO liaison_app;
CREATE FUNCTION person_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE top text;
BEGIN
  IF current_user = 'liaison_app' AND NEW.id <> ctx_person() AND (NEW.locale, NEW.time_zone) IS DISTINCT FROM (OLD.locale, OLD.time_zone) THEN
    RAISE EXCEPTION 'language and time zone are chosen by the person' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (NEW.disabled_at IS NULL) = (OLD.disabled_at IS NULL) THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('people ' || NEW.organization_id, 0));
  IF current_user = 'liaison_app' AND (NEW.id = ctx_person() OR NOT still_looks_after(NEW.organization_id) OR (
       ctx_kind() = 'partner' AND NOT ctx_is('partner', 'global_admin')
       AND EXISTS (SELECT FROM person_role r WHERE r.person_id = NEW.id AND r.role = 'global_admin'))) THEN
    RAISE EXCEPTION 'nobody disables or enables oneself, or a global admin without being one' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT top_role(o.kind) INTO top FROM organization o WHERE o.id = NEW.organization_id;
  IF NEW.disabled_at IS NOT NULL AND EXISTS (SELECT FROM person_role r WHERE r.person_id = NEW.id AND r.role = top)
     AND NOT EXISTS (SELECT FROM person_role r JOIN person p ON p.id = r.person_id
       WHERE r.organization_id = NEW.organization_id AND r.role = top AND p.disabled_at IS NULL) THEN
    RAISE EXCEPTION 'the last administrator stays' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER person_guard AFTER UPDATE ON person FOR EACH ROW EXECUTE FUNCTION person_guard();

-- Sessions of the people one looks after: seen, and ended all at once.
CREATE POLICY colleagues_session ON session FOR SELECT TO liaison_app USING (
  person_id IN (SELECT p.id FROM person p WHERE p.organization_id = (SELECT ctx_people_seen())));
CREATE FUNCTION end_sessions_of(target uuid) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE ended int;
BEGIN
  UPDATE session s SET revoked_at = now() FROM person p WHERE s.person_id = target AND p.id = s.person_id AND s.revoked_at IS NULL AND s.ends_at > now()
    AND p.organization_id = ctx_people_organization() AND p.id <> ctx_person()
    AND (ctx_kind() <> 'partner' OR ctx_is('partner', 'global_admin')
      OR NOT EXISTS (SELECT FROM person_role r WHERE r.person_id = p.id AND r.role = 'global_admin'));
  GET DIAGNOSTICS ended = ROW_COUNT;
  RETURN ended;
END $$;

-- The own password, by who is signed in: the command has compared the old one.
CREATE FUNCTION own_password() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT c.password_hash FROM credential c WHERE c.person_id = ctx_person() $$;
CREATE FUNCTION change_own_password(fresh text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE credential SET password_hash = fresh, changed_at = now() WHERE person_id = ctx_person();
  DELETE FROM account_link WHERE purpose = 'password_reset' AND person_id = ctx_person() $$;

-- The doors of who is not signed in yet.

CREATE FUNCTION find_link(hash text) RETURNS TABLE (purpose text, state text, email text, name text, locale text, organization_name text,
    inviter_name text, inviter_organization text, roles text[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT l.purpose, CASE WHEN l.used_at IS NOT NULL OR i.accepted_at IS NOT NULL THEN 'used' WHEN i.withdrawn_at IS NOT NULL THEN 'withdrawn'
            WHEN l.expires_at <= now() THEN 'expired' WHEN l.purpose = 'password_reset' AND p.disabled_at IS NOT NULL THEN 'withdrawn'
            WHEN l.purpose = 'invitation' AND EXISTS (SELECT FROM person other WHERE other.email = i.email) THEN 'address_taken' ELSE 'open' END,
          coalesce(i.email, p.email), coalesce(i.name, p.name), coalesce(i.locale, p.locale), o.name, inviter.name, place.name, i.roles
        FROM account_link l LEFT JOIN invitation i ON i.id = l.invitation_id LEFT JOIN person p ON p.id = l.person_id
          LEFT JOIN organization o ON o.id = coalesce(i.organization_id, p.organization_id)
          LEFT JOIN person inviter ON inviter.id = i.invited_by LEFT JOIN organization place ON place.id = i.invited_by_organization_id
        WHERE l.token_hash = hash $$;

-- What a mail says, for the worker that holds the claim; nothing when there is nobody to write to any more.
CREATE FUNCTION account_letter(link uuid, claim text) RETURNS TABLE (person_id uuid, email text, name text, locale text, organization_name text,
    inviter_name text, inviter_organization text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT p.id, coalesce(i.email, p.email, l.email), coalesce(i.name, p.name, ''), coalesce(i.locale, p.locale, l.locale, 'en'), o.name, inviter.name, place.name
        FROM account_link l LEFT JOIN invitation i ON i.id = l.invitation_id
          LEFT JOIN person p ON p.disabled_at IS NULL AND (p.id = l.person_id OR (l.purpose = 'password_reset' AND p.email = l.email
            AND EXISTS (SELECT FROM credential c WHERE c.person_id = p.id)))
          LEFT JOIN organization o ON o.id = coalesce(i.organization_id, p.organization_id, l.organization_id)
          LEFT JOIN person inviter ON inviter.id = i.invited_by LEFT JOIN organization place ON place.id = i.invited_by_organization_id
        WHERE l.id = link AND l.state = 'pending' AND l.leased_until > now() AND l.claim_hash = encode(sha256(convert_to(claim, 'UTF8')), 'hex')
          AND CASE l.purpose WHEN 'invitation' THEN i.accepted_at IS NULL AND i.withdrawn_at IS NULL
            WHEN 'relation' THEN true ELSE p.id IS NOT NULL END $$;

-- A new way in ends the ones before it.
CREATE FUNCTION account_link_supersedes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM account_link l WHERE l.purpose = 'password_reset' AND l.person_id = NEW.person_id AND l.id <> NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER account_link_supersedes AFTER UPDATE OF token_hash ON account_link FOR EACH ROW
  WHEN (NEW.purpose = 'password_reset' AND NEW.token_hash IS NOT NULL) EXECUTE FUNCTION account_link_supersedes();

CREATE FUNCTION record_account(happened text, act text, who uuid, said jsonb) RETURNS void LANGUAGE sql
  AS $$ INSERT INTO event (id, name, action, rule, actor_id, actor_organization_id, partner_id, customer_id, record_type, record_id, audience, data, at)
        SELECT gen_random_uuid(), happened, act, 'P19', p.id, o.id, CASE o.kind WHEN 'partner' THEN o.id END, CASE o.kind WHEN 'customer' THEN o.id END,
          'person', p.id::text, o.kind, said, now() FROM person p JOIN organization o ON o.id = p.organization_id WHERE p.id = who $$;

CREATE FUNCTION accept_invitation(hash text, chosen_name text, fresh_password text, chosen_locale text, chosen_zone text)
  RETURNS TABLE (outcome text, person_id uuid)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  found_one record;
  fresh uuid := gen_random_uuid();
BEGIN
  SELECT l.id AS link, l.used_at, l.expires_at, i.id, i.organization_id, i.email, i.roles, i.accepted_at, i.withdrawn_at, i.invited_by_organization_id,
      o.kind INTO found_one
    FROM account_link l JOIN invitation i ON i.id = l.invitation_id JOIN organization o ON o.id = i.organization_id
    WHERE l.token_hash = hash AND l.purpose = 'invitation' FOR UPDATE OF l, i;
  IF NOT FOUND THEN RETURN QUERY SELECT 'unknown', NULL::uuid; RETURN; END IF;
  IF found_one.used_at IS NOT NULL OR found_one.accepted_at IS NOT NULL THEN RETURN QUERY SELECT 'used', NULL::uuid; RETURN; END IF;
  IF found_one.withdrawn_at IS NOT NULL THEN RETURN QUERY SELECT 'withdrawn', NULL::uuid; RETURN; END IF;
  IF found_one.expires_at <= clock_timestamp() THEN RETURN QUERY SELECT 'expired', NULL::uuid; RETURN; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('people ' || found_one.organization_id, 0));
  -- From outside comes only the first: whoever came before looks after the organization now.
  IF found_one.invited_by_organization_id <> found_one.organization_id AND EXISTS (
      SELECT FROM person_role r JOIN person p ON p.id = r.person_id
      WHERE r.organization_id = found_one.organization_id AND r.role = top_role(found_one.kind) AND p.disabled_at IS NULL) THEN
    RETURN QUERY SELECT 'withdrawn', NULL::uuid; RETURN;
  END IF;
  INSERT INTO person (id, organization_id, name, email, locale, time_zone)
    VALUES (fresh, found_one.organization_id, chosen_name, found_one.email, chosen_locale, chosen_zone) ON CONFLICT (email) DO NOTHING;
  IF NOT FOUND THEN RETURN QUERY SELECT 'address_taken', NULL::uuid; RETURN; END IF;
  INSERT INTO person_role (person_id, organization_id, role) SELECT fresh, found_one.organization_id, one FROM unnest(found_one.roles) AS one;
  INSERT INTO credential (person_id, password_hash) VALUES (fresh, fresh_password);
  UPDATE invitation SET accepted_at = now(), person_id = fresh WHERE id = found_one.id;
  UPDATE account_link SET used_at = now() WHERE id = found_one.link;
  PERFORM record_account('person.joined', 'person.invite', fresh,
    jsonb_build_object('invitation', found_one.id, 'roles', array_to_string(found_one.roles, ',')));
  RETURN QUERY SELECT 'accepted', fresh;
END $$;

CREATE FUNCTION reset_password(hash text, fresh_password text) RETURNS TABLE (outcome text, person_id uuid)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE found_one record;
BEGIN
  SELECT l.id, l.used_at, l.expires_at, p.id AS person, p.disabled_at INTO found_one FROM account_link l JOIN person p ON p.id = l.person_id
    WHERE l.token_hash = hash AND l.purpose = 'password_reset' FOR UPDATE OF l, p;
  IF NOT FOUND OR found_one.disabled_at IS NOT NULL THEN RETURN QUERY SELECT 'unknown', NULL::uuid; RETURN; END IF;
  IF found_one.used_at IS NOT NULL THEN RETURN QUERY SELECT 'used', NULL::uuid; RETURN; END IF;
  IF found_one.expires_at <= clock_timestamp() THEN RETURN QUERY SELECT 'expired', NULL::uuid; RETURN; END IF;
  UPDATE credential SET password_hash = fresh_password, changed_at = now() WHERE person_id = found_one.person;
  UPDATE session SET revoked_at = now() WHERE person_id = found_one.person AND revoked_at IS NULL;
  UPDATE account_link SET used_at = now() WHERE id = found_one.id;
  INSERT INTO account_link (id, purpose, person_id, notice) VALUES (gen_random_uuid(), 'notice', found_one.person, 'password_reset');
  PERFORM record_account('person.password_reset', 'person.password', found_one.person, '{}');
  RETURN QUERY SELECT 'reset', found_one.person;
END $$;

-- The record: of own people, by who looks after them or does it for oneself, and of who is invited elsewhere.
CREATE POLICY people_read ON event FOR SELECT TO liaison_app USING (record_type IN ('person', 'invitation') AND actor_organization_id = (SELECT ctx_people_seen()));
CREATE POLICY people_recorded ON event FOR INSERT TO liaison_app WITH CHECK (record_type IN ('person', 'invitation')
  AND actor_id = (SELECT ctx_person()) AND actor_organization_id = (SELECT ctx_org()) AND audience = (SELECT ctx_kind())
  AND CASE (SELECT ctx_kind()) WHEN 'partner' THEN partner_id = (SELECT ctx_org())
      AND (customer_id IS NULL OR customer_id IN (SELECT r.customer_id FROM relation r WHERE r.partner_id = (SELECT ctx_org())))
    WHEN 'customer' THEN customer_id = (SELECT ctx_org()) AND partner_id IS NULL ELSE true END
  AND CASE record_type WHEN 'person' THEN record_id::uuid IN (SELECT p.id FROM person p WHERE p.organization_id = (SELECT ctx_org()))
      AND (record_id = (SELECT ctx_person())::text OR (SELECT ctx_people_organization()) IS NOT NULL)
    ELSE record_id::uuid IN (SELECT i.id FROM invitation i) END);

GRANT SELECT ON invitation, account_link TO liaison_auth;
REVOKE EXECUTE ON FUNCTION ctx_people_organization(), ctx_people_seen(), roles_of(text), top_role(text), roles_go_together(text[]), account_link_wakes(),
  lacks_administrator(uuid), still_looks_after(uuid), person_role_guard(), person_guard(), end_sessions_of(uuid), own_password(),
  change_own_password(text), find_link(text), account_letter(uuid, text), account_link_supersedes(), record_account(text, text, uuid, jsonb),
  accept_invitation(text, text, text, text, text), reset_password(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_people_organization(), ctx_people_seen(), roles_of(text), top_role(text), roles_go_together(text[]),
  still_looks_after(uuid) TO liaison_app, liaison_auth;
GRANT EXECUTE ON FUNCTION lacks_administrator(uuid), end_sessions_of(uuid), own_password(), change_own_password(text), find_link(text),
  accept_invitation(text, text, text, text, text), reset_password(text, text) TO liaison_app;
GRANT EXECUTE ON FUNCTION account_letter(uuid, text) TO liaison_worker;
GRANT CREATE ON SCHEMA public TO liaison_auth;
ALTER FUNCTION lacks_administrator(uuid) OWNER TO liaison_auth;
ALTER FUNCTION end_sessions_of(uuid) OWNER TO liaison_auth;
ALTER FUNCTION own_password() OWNER TO liaison_auth;
ALTER FUNCTION find_link(text) OWNER TO liaison_auth;
ALTER FUNCTION account_letter(uuid, text) OWNER TO liaison_auth;
REVOKE CREATE ON SCHEMA public FROM liaison_auth;
