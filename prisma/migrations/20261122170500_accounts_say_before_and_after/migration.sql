-- What people do with their own account before or while they sign in says before and after, as every act does (P20), and accepting an
-- invitation is an act of its own, not one of inviting. Said in one place, whichever door it comes through.
ALTER TABLE credential ADD COLUMN earlier_at timestamptz;
COMMENT ON COLUMN credential.earlier_at IS 'when the password before this one was set; null for a first one';

CREATE FUNCTION credential_remembers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.earlier_at := OLD.changed_at;
  RETURN NEW;
END $$;
CREATE TRIGGER credential_remembers BEFORE UPDATE ON credential FOR EACH ROW WHEN (NEW.changed_at <> OLD.changed_at)
  EXECUTE FUNCTION credential_remembers();

-- An instant as the record keeps it.
CREATE FUNCTION record_instant(at timestamptz) RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

CREATE FUNCTION account_said(happened text, who uuid, said jsonb) RETURNS jsonb LANGUAGE sql STABLE
  AS $$ SELECT CASE happened
    WHEN 'person.joined' THEN (said - 'roles') || jsonb_build_object('invitationBefore', 'open', 'invitationAfter', 'accepted',
      'rolesBefore', NULL, 'rolesAfter', said -> 'roles')
    WHEN 'person.provider_bound' THEN said || jsonb_build_object('providerAccountBefore', 'untied', 'providerAccountAfter', 'tied')
    WHEN 'person.password_reset' THEN said || (SELECT jsonb_build_object(
        'passwordSetBefore', record_instant(c.earlier_at), 'passwordSetAfter', record_instant(c.changed_at),
        'sessionsBefore', (SELECT count(*) FROM session s WHERE s.person_id = who AND s.revoked_at = now() AND s.ends_at > now()), 'sessionsAfter', 0)
      FROM credential c WHERE c.person_id = who)
    ELSE said END $$;

CREATE OR REPLACE FUNCTION record_account(happened text, act text, who uuid, said jsonb) RETURNS void LANGUAGE sql
  AS $$ INSERT INTO event (id, name, action, rule, actor_id, actor_organization_id, partner_id, customer_id, record_type, record_id, audience, data, at)
        SELECT gen_random_uuid(), happened, CASE happened WHEN 'person.joined' THEN 'person.join' ELSE act END, 'P19', p.id, o.id,
          CASE o.kind WHEN 'partner' THEN o.id END, CASE o.kind WHEN 'customer' THEN o.id END, 'person', p.id::text, o.kind,
          account_said(happened, who, said), now() FROM person p JOIN organization o ON o.id = p.organization_id WHERE p.id = who $$;

-- When the own password was set, for the line on the record that says until when it stood.
CREATE FUNCTION own_password_set() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT c.changed_at FROM credential c WHERE c.person_id = ctx_person() $$;

REVOKE EXECUTE ON FUNCTION credential_remembers(), record_instant(timestamptz), account_said(text, uuid, jsonb), own_password_set() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION own_password_set() TO liaison_app;
