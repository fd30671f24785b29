-- Second factors: a code of an authenticator app, recovery codes, passkeys; who must have one; and what a session has shown of itself.
-- No statement of the application writes session.factor_at or confirmed_at: only the functions below do, each against something used up.

ALTER TABLE session
  ADD COLUMN method text NOT NULL DEFAULT 'password' CHECK (method IN ('password', 'passkey', 'oidc')),
  ADD COLUMN factor_at timestamptz,
  ADD COLUMN confirmed_at timestamptz DEFAULT now();

CREATE TABLE factor_requirement (
  -- Who requires it: the operator of its own and its partners' roles, a customer of its own people.
  organization_id uuid NOT NULL REFERENCES organization (id),
  role text NOT NULL,
  set_by_id uuid NOT NULL REFERENCES person (id),
  set_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, role)
);
CREATE TABLE totp_factor (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  sealed_seed text NOT NULL CHECK (sealed_seed LIKE 'v1.%'),
  created_at timestamptz NOT NULL DEFAULT now(),
  confirmed_at timestamptz,
  -- The newest step of time whose code was taken: no code of it or of an earlier one counts again.
  last_step bigint
);
CREATE UNIQUE INDEX totp_factor_confirmed ON totp_factor (person_id) WHERE confirmed_at IS NOT NULL;
CREATE UNIQUE INDEX totp_factor_unconfirmed ON totp_factor (person_id) WHERE confirmed_at IS NULL;
CREATE TABLE recovery_code (
  person_id uuid NOT NULL REFERENCES person (id),
  code_hash text NOT NULL CHECK (code_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz,
  PRIMARY KEY (person_id, code_hash)
);
CREATE TABLE passkey (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  credential_id text NOT NULL UNIQUE,
  public_key text NOT NULL,
  counter bigint NOT NULL DEFAULT 0,
  transports text NOT NULL DEFAULT '',
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  is_synced boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz
);
CREATE INDEX passkey_person ON passkey (person_id);
CREATE TABLE webauthn_challenge (
  challenge_hash text PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('register', 'sign_in', 'second_step')),
  person_id uuid REFERENCES person (id),
  expires_at timestamptz NOT NULL,
  CHECK ((purpose = 'sign_in') = (person_id IS NULL))
);
CREATE INDEX webauthn_challenge_expires ON webauthn_challenge (expires_at);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['factor_requirement', 'totp_factor', 'recovery_code', 'passkey', 'webauthn_challenge'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO liaison_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY auth_all ON %I TO liaison_auth USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
GRANT SELECT ON factor_requirement TO liaison_auth;
GRANT SELECT, UPDATE, DELETE ON totp_factor, recovery_code, passkey TO liaison_auth;
GRANT SELECT, INSERT, DELETE ON webauthn_challenge TO liaison_auth;

-- Whoever has shown a password and not yet a factor is pending: nobody to every table but the person's own factors.
CREATE FUNCTION ctx_pending() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('liaison.pending', true), '')::uuid $$;
CREATE FUNCTION has_factor(person uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM totp_factor f WHERE f.person_id = person AND f.confirmed_at IS NOT NULL)
            OR EXISTS (SELECT FROM passkey k WHERE k.person_id = person) $$;
-- Only who has none yet may make one before showing one.
CREATE FUNCTION ctx_enrolling() RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT coalesce(ctx_person(), CASE WHEN NOT has_factor(ctx_pending()) THEN ctx_pending() END) $$;

CREATE FUNCTION must_have_factor(person uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM person_role r JOIN factor_requirement q ON q.role = r.role
          JOIN organization o ON o.id = q.organization_id
        WHERE r.person_id = person AND (o.kind = 'operator' OR q.organization_id = r.organization_id)) $$;
CREATE FUNCTION own_factor_required() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ SELECT must_have_factor(ctx_person()) $$;
CREATE FUNCTION factor_due(person uuid) RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT CASE WHEN has_factor(person) THEN 'step' WHEN must_have_factor(person) THEN 'enrol' ELSE 'none' END $$;

CREATE POLICY known ON factor_requirement FOR SELECT TO liaison_app USING (
  organization_id = (SELECT ctx_org())
  OR ((SELECT ctx_kind()) = 'partner' AND organization_id IN (SELECT o.id FROM organization o WHERE o.kind = 'operator')));
CREATE POLICY operator_requires ON factor_requirement FOR INSERT TO liaison_app WITH CHECK (
  organization_id = (SELECT ctx_org_as('operator', 'administrator')) AND set_by_id = (SELECT ctx_person())
  AND role IN ('support_engineer', 'support_lead', 'communications_editor', 'administrator', 'auditor',
    'admin_agent', 'sales_agent', 'helpdesk_agent', 'global_admin', 'billing_admin', 'user_management_admin'));
CREATE POLICY customer_requires ON factor_requirement FOR INSERT TO liaison_app WITH CHECK (
  organization_id = (SELECT ctx_org_as('customer', 'global_administrator')) AND set_by_id = (SELECT ctx_person())
  AND role IN ('global_administrator', 'billing_administrator', 'user_administrator', 'service_support_administrator',
    'message_center_reader', 'message_center_privacy_reader', 'member'));
CREATE POLICY no_longer_required ON factor_requirement FOR DELETE TO liaison_app USING (
  organization_id = (SELECT ctx_org_as('operator', 'administrator'))
  OR organization_id = (SELECT ctx_org_as('customer', 'global_administrator')));
GRANT SELECT, INSERT, DELETE ON factor_requirement TO liaison_app;

CREATE POLICY own ON totp_factor FOR SELECT TO liaison_app USING (person_id = coalesce((SELECT ctx_person()), (SELECT ctx_pending())));
CREATE POLICY own_begins ON totp_factor FOR INSERT TO liaison_app
  WITH CHECK (person_id = (SELECT ctx_enrolling()) AND confirmed_at IS NULL AND last_step IS NULL);
CREATE POLICY own_goes ON totp_factor FOR DELETE TO liaison_app USING (person_id = (SELECT ctx_enrolling()));
GRANT SELECT, DELETE ON totp_factor TO liaison_app;
GRANT INSERT (id, person_id, sealed_seed) ON totp_factor TO liaison_app;
CREATE POLICY own ON recovery_code FOR SELECT TO liaison_app USING (person_id = coalesce((SELECT ctx_person()), (SELECT ctx_pending())));
CREATE POLICY own_begins ON recovery_code FOR INSERT TO liaison_app WITH CHECK (person_id = (SELECT ctx_person()));
CREATE POLICY own_goes ON recovery_code FOR DELETE TO liaison_app USING (person_id = (SELECT ctx_person()));
GRANT SELECT (person_id, created_at, used_at), DELETE ON recovery_code TO liaison_app;
GRANT INSERT (person_id, code_hash) ON recovery_code TO liaison_app;
CREATE POLICY own ON passkey FOR SELECT TO liaison_app USING (person_id = coalesce((SELECT ctx_person()), (SELECT ctx_pending())));
CREATE POLICY own_begins ON passkey FOR INSERT TO liaison_app WITH CHECK (person_id = (SELECT ctx_enrolling()) AND last_used_at IS NULL);
CREATE POLICY own_named ON passkey FOR UPDATE TO liaison_app USING (person_id = (SELECT ctx_person())) WITH CHECK (person_id = (SELECT ctx_person()));
CREATE POLICY own_goes ON passkey FOR DELETE TO liaison_app USING (person_id = (SELECT ctx_person()));
GRANT SELECT, DELETE ON passkey TO liaison_app;
GRANT INSERT (id, person_id, credential_id, public_key, counter, transports, name, is_synced) ON passkey TO liaison_app;
GRANT UPDATE (name) ON passkey TO liaison_app;

REVOKE INSERT ON session FROM liaison_app;
GRANT INSERT (id_hash, person_id, idle_minutes, ends_at, user_agent, method) ON session TO liaison_app;

-- What a person who has entered starts for itself (an import) goes on under what that person has shown.
CREATE FUNCTION session_inherits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ctx_person() = NEW.person_id THEN
    NEW.factor_at := coalesce(NEW.factor_at, now());
    NEW.confirmed_at := NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_inherits BEFORE INSERT ON session FOR EACH ROW EXECUTE FUNCTION session_inherits();

CREATE FUNCTION session_holder(session_hash text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT p.id FROM session s JOIN person p ON p.id = s.person_id
        WHERE s.id_hash = session_hash AND s.revoked_at IS NULL AND s.ends_at > now()
          AND s.seen_at > now() - make_interval(mins => s.idle_minutes) AND p.disabled_at IS NULL $$;

-- As before, and a session is nobody's while a factor is due that it has not shown.
CREATE OR REPLACE FUNCTION enter(session_hash text, touch boolean DEFAULT true)
  RETURNS TABLE (person_id uuid, organization_id uuid, kind text, roles text[], name text, email text, locale text, time_zone text,
    organization_name text, in_arrears boolean, instant timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE found_session record;
BEGIN
  PERFORM set_config('liaison.person', '', true), set_config('liaison.org', '', true),
    set_config('liaison.kind', '', true), set_config('liaison.roles', '', true), set_config('liaison.pending', '', true);
  SELECT s.id_hash, s.seen_at, p.id AS pid, p.organization_id AS oid, o.kind AS okind, p.name AS pname, p.email AS pemail, p.locale AS plocale,
      p.time_zone AS pzone, o.name AS oname, o.in_arrears_since IS NOT NULL AS arrears,
      coalesce((SELECT array_agg(r.role ORDER BY r.role) FROM person_role r WHERE r.person_id = p.id), '{}') AS proles
    INTO found_session
    FROM session s JOIN person p ON p.id = s.person_id JOIN organization o ON o.id = p.organization_id
    WHERE s.id_hash = session_hash AND s.revoked_at IS NULL AND s.ends_at > now()
      AND s.seen_at > now() - make_interval(mins => s.idle_minutes) AND p.disabled_at IS NULL
      AND (s.factor_at IS NOT NULL OR factor_due(p.id) = 'none');
  IF NOT FOUND THEN RETURN; END IF;
  IF touch AND found_session.seen_at < now() - interval '1 minute' THEN
    UPDATE session SET seen_at = now() WHERE id_hash = session_hash;
  END IF;
  PERFORM set_config('liaison.person', found_session.pid::text, true), set_config('liaison.org', found_session.oid::text, true),
    set_config('liaison.kind', found_session.okind, true), set_config('liaison.roles', array_to_string(found_session.proles, ','), true);
  RETURN QUERY SELECT found_session.pid, found_session.oid, found_session.okind, found_session.proles, found_session.pname,
    found_session.pemail, found_session.plocale, found_session.pzone, found_session.oname, found_session.arrears, now();
END $$;

-- The door between password and factor: tells what is due, and opens the person's own factors alone.
CREATE FUNCTION enter_pending(session_hash text)
  RETURNS TABLE (person_id uuid, name text, email text, locale text, due text, instant timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE found_person record;
BEGIN
  PERFORM set_config('liaison.person', '', true), set_config('liaison.org', '', true),
    set_config('liaison.kind', '', true), set_config('liaison.roles', '', true), set_config('liaison.pending', '', true);
  SELECT p.id AS pid, p.name AS pname, p.email AS pemail, p.locale AS plocale, factor_due(p.id) AS pdue INTO found_person
    FROM session s JOIN person p ON p.id = s.person_id
    WHERE s.id_hash = session_hash AND s.factor_at IS NULL AND p.id = session_holder(session_hash) AND factor_due(p.id) <> 'none';
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM set_config('liaison.pending', found_person.pid::text, true);
  RETURN QUERY SELECT found_person.pid, found_person.pname, found_person.pemail, found_person.plocale, found_person.pdue, now();
END $$;

-- Each uses something up, and only then marks the session. False: used before, not this person's, or no session.
CREATE FUNCTION pass_totp(session_hash text, factor uuid, step bigint) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE totp_factor SET last_step = step WHERE id = factor AND person_id = session_holder(session_hash)
    AND confirmed_at IS NOT NULL AND coalesce(last_step, 0) < step;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE session SET factor_at = coalesce(factor_at, now()), confirmed_at = now() WHERE id_hash = session_hash;
  RETURN true;
END $$;
CREATE FUNCTION pass_recovery_code(session_hash text, hash text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE recovery_code SET used_at = now() WHERE person_id = session_holder(session_hash) AND code_hash = hash AND used_at IS NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE session SET factor_at = coalesce(factor_at, now()), confirmed_at = now() WHERE id_hash = session_hash;
  RETURN true;
END $$;
-- A counter that does not grow tells of a copy; authenticators that keep none always say 0.
CREATE FUNCTION pass_passkey(session_hash text, credential text, new_counter bigint) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE passkey SET counter = new_counter, last_used_at = now() WHERE credential_id = credential AND person_id = session_holder(session_hash)
    AND (new_counter > counter OR (new_counter = 0 AND counter = 0));
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE session SET factor_at = coalesce(factor_at, now()), confirmed_at = now() WHERE id_hash = session_hash;
  RETURN true;
END $$;
-- A new authenticator takes the place of the old one. Who has a factor must have shown it, or could put an own one in its place.
CREATE FUNCTION confirm_totp(session_hash text, factor uuid, step bigint) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE holder uuid := session_holder(session_hash);
BEGIN
  IF has_factor(holder) AND NOT EXISTS (SELECT FROM session s WHERE s.id_hash = session_hash AND s.factor_at IS NOT NULL) THEN
    RETURN false;
  END IF;
  PERFORM FROM totp_factor WHERE id = factor AND person_id = holder AND confirmed_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM totp_factor WHERE person_id = holder AND confirmed_at IS NOT NULL;
  UPDATE totp_factor SET confirmed_at = now(), last_step = step WHERE id = factor;
  UPDATE session SET factor_at = coalesce(factor_at, now()), confirmed_at = now() WHERE id_hash = session_hash;
  RETURN true;
END $$;
-- The password counts again only where no code is to be had.
CREATE FUNCTION confirm_by_password(session_hash text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE session SET confirmed_at = now() WHERE id_hash = session_hash AND person_id = session_holder(session_hash)
    AND NOT EXISTS (SELECT FROM totp_factor f WHERE f.person_id = session.person_id AND f.confirmed_at IS NOT NULL);
  RETURN FOUND;
END $$;

-- What a dangerous act asks for first: nothing within ten minutes of the last proof, else a code, else the password, else signing in again.
CREATE FUNCTION confirmation_due(session_hash text) RETURNS TABLE (by text, is_due boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT CASE
          WHEN EXISTS (SELECT FROM totp_factor f WHERE f.person_id = s.person_id AND f.confirmed_at IS NOT NULL) THEN 'code'
          WHEN EXISTS (SELECT FROM credential c WHERE c.person_id = s.person_id) THEN 'password'
          ELSE 'again' END, coalesce(s.confirmed_at <= now() - interval '10 minutes', true)
        FROM session s WHERE s.id_hash = session_hash AND s.person_id = ctx_person() $$;

-- By who looks after the person, of a global admin only by a global admin; nobody one's own. The sessions end, as what was lost may be in use.
CREATE FUNCTION reset_factors(target uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF target = ctx_person() OR NOT EXISTS (SELECT FROM person p WHERE p.id = target AND p.organization_id = ctx_people_organization())
     OR (ctx_kind() = 'partner' AND NOT ctx_is('partner', 'global_admin')
       AND EXISTS (SELECT FROM person_role r WHERE r.person_id = target AND r.role = 'global_admin')) THEN
    RAISE EXCEPTION 'factors are reset by who looks after the person alone' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT has_factor(target) THEN RETURN false; END IF;
  DELETE FROM totp_factor WHERE person_id = target;
  DELETE FROM recovery_code WHERE person_id = target;
  DELETE FROM passkey WHERE person_id = target;
  UPDATE session SET revoked_at = now() WHERE person_id = target AND revoked_at IS NULL;
  INSERT INTO account_link (id, purpose, person_id, notice) VALUES (gen_random_uuid(), 'notice', target, 'factors_reset');
  RETURN true;
END $$;
-- A challenge of WebAuthn counts once, for one purpose, for one person where one is known.
CREATE FUNCTION draw_challenge(hash text, wanted text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM webauthn_challenge WHERE expires_at < now();
  INSERT INTO webauthn_challenge (challenge_hash, purpose, person_id, expires_at)
    VALUES (hash, wanted, CASE WHEN wanted <> 'sign_in' THEN coalesce(ctx_person(), ctx_pending()) END, now() + interval '5 minutes');
END $$;
CREATE FUNCTION use_challenge(hash text, wanted text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM webauthn_challenge WHERE challenge_hash = hash AND purpose = wanted AND expires_at >= now()
    AND person_id IS NOT DISTINCT FROM CASE WHEN wanted <> 'sign_in' THEN coalesce(ctx_person(), ctx_pending()) END;
  RETURN FOUND;
END $$;
CREATE FUNCTION find_passkey(credential text) RETURNS TABLE (person_id uuid, public_key text, counter bigint, transports text, email text, locale text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT p.id, k.public_key, k.counter, k.transports, p.email, p.locale FROM passkey k JOIN person p ON p.id = k.person_id
        WHERE k.credential_id = credential AND p.disabled_at IS NULL $$;

-- Who required what, on the record.
CREATE POLICY requirement_read ON event FOR SELECT TO liaison_app USING (record_type = 'factor_requirement'
  AND actor_organization_id = (SELECT ctx_people_seen()));
CREATE POLICY requirement_recorded ON event FOR INSERT TO liaison_app WITH CHECK (record_type = 'factor_requirement'
  AND actor_id = (SELECT ctx_person()) AND actor_organization_id = (SELECT ctx_org()) AND audience = (SELECT ctx_kind())
  AND partner_id IS NULL AND record_id = (SELECT ctx_org())::text
  AND (((SELECT ctx_is('operator', 'administrator')) AND customer_id IS NULL)
    OR customer_id = (SELECT ctx_org_as('customer', 'global_administrator'))));

REVOKE EXECUTE ON FUNCTION ctx_pending(), has_factor(uuid), ctx_enrolling(), own_factor_required(), must_have_factor(uuid), factor_due(uuid), session_inherits(),
  session_holder(text), enter_pending(text), pass_totp(text, uuid, bigint), pass_recovery_code(text, text), pass_passkey(text, text, bigint),
  confirm_totp(text, uuid, bigint), confirm_by_password(text), confirmation_due(text), reset_factors(uuid),
  draw_challenge(text, text), use_challenge(text, text), find_passkey(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_pending() TO liaison_app, liaison_auth;
GRANT EXECUTE ON FUNCTION ctx_enrolling(), own_factor_required(), enter_pending(text), pass_totp(text, uuid, bigint), pass_recovery_code(text, text),
  pass_passkey(text, text, bigint), confirm_totp(text, uuid, bigint), confirm_by_password(text), confirmation_due(text), reset_factors(uuid), draw_challenge(text, text), use_challenge(text, text), find_passkey(text) TO liaison_app;
GRANT CREATE ON SCHEMA public TO liaison_auth;
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['has_factor(uuid)', 'ctx_enrolling()', 'must_have_factor(uuid)', 'own_factor_required()', 'factor_due(uuid)', 'session_holder(text)',
    'enter_pending(text)', 'pass_totp(text, uuid, bigint)', 'pass_recovery_code(text, text)', 'pass_passkey(text, text, bigint)',
    'confirm_totp(text, uuid, bigint)', 'confirm_by_password(text)', 'confirmation_due(text)', 
    'draw_challenge(text, text)', 'use_challenge(text, text)', 'find_passkey(text)'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO liaison_auth', f);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA public FROM liaison_auth;
