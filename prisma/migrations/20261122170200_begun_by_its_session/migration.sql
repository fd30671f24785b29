-- A set-up of an authenticator belongs to the session that began it: it alone is shown the seed, and it alone confirms it, against a proof that
-- stands as it had to when it began. Another session of the same person begins its own.
DELETE FROM totp_factor WHERE confirmed_at IS NULL;
DROP INDEX totp_factor_unconfirmed;
ALTER TABLE totp_factor ADD COLUMN begun_by text REFERENCES session (id_hash) ON DELETE CASCADE,
  ADD CONSTRAINT totp_factor_begun CHECK ((confirmed_at IS NULL) = (begun_by IS NOT NULL));
CREATE UNIQUE INDEX totp_factor_unconfirmed ON totp_factor (begun_by) WHERE confirmed_at IS NULL;
CREATE FUNCTION ctx_session() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('liaison.session', true), '') $$;
REVOKE EXECUTE ON FUNCTION ctx_session() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_session() TO liaison_app, liaison_auth;

-- As before, and they note which session it is.
CREATE OR REPLACE FUNCTION enter(session_hash text, touch boolean DEFAULT true)
  RETURNS TABLE (person_id uuid, organization_id uuid, kind text, roles text[], name text, email text, locale text, time_zone text,
    organization_name text, in_arrears boolean, instant timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE found_session record;
BEGIN
  PERFORM set_config('liaison.person', '', true), set_config('liaison.org', '', true),
    set_config('liaison.kind', '', true), set_config('liaison.roles', '', true), set_config('liaison.pending', '', true), set_config('liaison.session', '', true);
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
    set_config('liaison.kind', found_session.okind, true), set_config('liaison.roles', array_to_string(found_session.proles, ','), true),
    set_config('liaison.session', session_hash, true);
  RETURN QUERY SELECT found_session.pid, found_session.oid, found_session.okind, found_session.proles, found_session.pname,
    found_session.pemail, found_session.plocale, found_session.pzone, found_session.oname, found_session.arrears, now();
END $$;
CREATE OR REPLACE FUNCTION enter_pending(session_hash text)
  RETURNS TABLE (person_id uuid, name text, email text, locale text, due text, instant timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE found_person record;
BEGIN
  PERFORM set_config('liaison.person', '', true), set_config('liaison.org', '', true),
    set_config('liaison.kind', '', true), set_config('liaison.roles', '', true), set_config('liaison.pending', '', true), set_config('liaison.session', '', true);
  SELECT p.id AS pid, p.name AS pname, p.email AS pemail, p.locale AS plocale, factor_due(p.id) AS pdue INTO found_person
    FROM session s JOIN person p ON p.id = s.person_id
    WHERE s.id_hash = session_hash AND s.factor_at IS NULL AND p.id = session_holder(session_hash) AND factor_due(p.id) <> 'none';
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM set_config('liaison.pending', found_person.pid::text, true), set_config('liaison.session', session_hash, true);
  RETURN QUERY SELECT found_person.pid, found_person.pname, found_person.pemail, found_person.plocale, found_person.pdue, now();
END $$;

DROP POLICY own ON totp_factor;
CREATE POLICY own ON totp_factor FOR SELECT TO liaison_app USING (person_id = coalesce((SELECT ctx_person()), (SELECT ctx_pending()))
  AND (confirmed_at IS NOT NULL OR begun_by = (SELECT ctx_session())));
DROP POLICY own_begins ON totp_factor;
CREATE POLICY own_begins ON totp_factor FOR INSERT TO liaison_app
  WITH CHECK (person_id = (SELECT ctx_enrolling()) AND confirmed_at IS NULL AND last_step IS NULL AND begun_by = (SELECT ctx_session()));
GRANT INSERT (begun_by) ON totp_factor TO liaison_app;

-- As before, and only in the session that began it, with a proof of the last ten minutes. Who must have a factor, has none and has just signed in
-- owes no other proof. What else the person had begun is over.
CREATE OR REPLACE FUNCTION confirm_totp(session_hash text, factor uuid, step bigint) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE holder uuid := session_holder(session_hash);
BEGIN
  IF NOT EXISTS (SELECT FROM session s WHERE s.id_hash = session_hash AND CASE
      WHEN has_factor(holder) THEN s.factor_at IS NOT NULL AND s.confirmed_at > now() - interval '10 minutes'
      WHEN must_have_factor(holder) AND s.factor_at IS NULL THEN true
      ELSE s.confirmed_at > now() - interval '10 minutes' END) THEN
    RETURN false;
  END IF;
  PERFORM FROM totp_factor WHERE id = factor AND person_id = holder AND confirmed_at IS NULL AND begun_by = session_hash FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM totp_factor WHERE person_id = holder AND id <> factor;
  UPDATE totp_factor SET confirmed_at = now(), last_step = step, begun_by = NULL WHERE id = factor;
  UPDATE session SET factor_at = coalesce(factor_at, now()), confirmed_at = now() WHERE id_hash = session_hash;
  RETURN true;
END $$;
