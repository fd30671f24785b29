-- Signing in through an OpenID Connect provider: which identity there is which person here, from the first sign-in on.

CREATE TABLE provider_identity (
  issuer text NOT NULL,
  subject text NOT NULL,
  person_id uuid NOT NULL REFERENCES person (id),
  bound_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (issuer, subject),
  UNIQUE (issuer, person_id)
);
CREATE INDEX provider_identity_person ON provider_identity (person_id);
ALTER TABLE provider_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE provider_identity FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON provider_identity TO liaison_owner USING (true) WITH CHECK (true);

-- The provider has authenticated this identity and vouches for the address, or for none (NULL). Who is bound is who signed in, whatever
-- address they have by now. Otherwise the address names a person, or an open invitation, which it accepts; and the identity is bound.
CREATE FUNCTION sign_in_by_provider(of_issuer text, of_subject text, address text) RETURNS TABLE (outcome text, person_id uuid, email text, locale text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  holder record;
  invited record;
  fresh uuid := gen_random_uuid();
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('provider ' || of_issuer || ' ' || of_subject, 0));
  SELECT p.id, p.email, p.locale, p.disabled_at INTO holder FROM provider_identity i JOIN person p ON p.id = i.person_id
    WHERE i.issuer = of_issuer AND i.subject = of_subject;
  IF FOUND THEN
    RETURN QUERY SELECT CASE WHEN holder.disabled_at IS NULL THEN 'open' ELSE 'not_open' END, holder.id, holder.email, holder.locale;
    RETURN;
  END IF;
  IF address IS NULL THEN RETURN QUERY SELECT 'unverified', NULL::uuid, NULL::text, NULL::text; RETURN; END IF;
  SELECT p.id, p.email, p.locale, p.disabled_at INTO holder FROM person p WHERE p.email = address FOR UPDATE;
  IF NOT FOUND THEN
    IF (SELECT count(*) FROM invitation i WHERE i.email = address AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > now()) > 1 THEN
      RETURN QUERY SELECT 'several_invitations', NULL::uuid, NULL::text, NULL::text; RETURN;
    END IF;
    SELECT i.id, i.organization_id, i.name, i.roles, i.locale, i.invited_by_organization_id, o.kind INTO invited
      FROM invitation i JOIN organization o ON o.id = i.organization_id
      WHERE i.email = address AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > now() FOR UPDATE OF i;
    IF NOT FOUND THEN RETURN QUERY SELECT 'not_open', NULL::uuid, NULL::text, NULL::text; RETURN; END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('people ' || invited.organization_id, 0));
    -- From outside comes only the first: whoever came before looks after the organization now.
    IF invited.invited_by_organization_id <> invited.organization_id AND EXISTS (
        SELECT FROM person_role r JOIN person p ON p.id = r.person_id
        WHERE r.organization_id = invited.organization_id AND r.role = top_role(invited.kind) AND p.disabled_at IS NULL) THEN
      RETURN QUERY SELECT 'not_open', NULL::uuid, NULL::text, NULL::text; RETURN;
    END IF;
    INSERT INTO person (id, organization_id, name, email, locale) VALUES (fresh, invited.organization_id, invited.name, address, invited.locale)
      ON CONFLICT (email) DO NOTHING;
    IF NOT FOUND THEN RETURN QUERY SELECT 'not_open', NULL::uuid, NULL::text, NULL::text; RETURN; END IF;
    INSERT INTO person_role (person_id, organization_id, role) SELECT fresh, invited.organization_id, one FROM unnest(invited.roles) AS one;
    UPDATE invitation SET accepted_at = now(), person_id = fresh WHERE id = invited.id;
    UPDATE account_link SET used_at = now() WHERE invitation_id = invited.id AND token_hash IS NOT NULL;
    PERFORM record_account('person.joined', 'person.invite', fresh,
      jsonb_build_object('invitation', invited.id, 'roles', array_to_string(invited.roles, ',')));
    SELECT p.id, p.email, p.locale, p.disabled_at INTO holder FROM person p WHERE p.id = fresh;
  END IF;
  IF holder.disabled_at IS NOT NULL OR EXISTS (SELECT FROM provider_identity i WHERE i.issuer = of_issuer AND i.person_id = holder.id) THEN
    RETURN QUERY SELECT 'not_open', NULL::uuid, NULL::text, NULL::text; RETURN;
  END IF;
  INSERT INTO provider_identity (issuer, subject, person_id) VALUES (of_issuer, of_subject, holder.id);
  PERFORM record_account('person.provider_bound', 'factor.manage', holder.id, '{}');
  RETURN QUERY SELECT 'open', holder.id, holder.email, holder.locale;
END $$;

-- What the provider said of this sign-in: when the person last proved who they are there, and whether by more than one factor.
CREATE FUNCTION pass_by_provider(session_hash text, proved_at timestamptz, is_multi_factor boolean) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE session SET confirmed_at = CASE WHEN proved_at IS NOT NULL THEN least(proved_at, now()) END, factor_at = CASE WHEN is_multi_factor THEN coalesce(factor_at, now()) ELSE factor_at END
    WHERE id_hash = session_hash AND method = 'oidc' AND person_id = session_holder(session_hash);
  RETURN FOUND;
END $$;
GRANT EXECUTE ON FUNCTION session_holder(text) TO liaison_owner;
REVOKE EXECUTE ON FUNCTION sign_in_by_provider(text, text, text), pass_by_provider(text, timestamptz, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sign_in_by_provider(text, text, text), pass_by_provider(text, timestamptz, boolean) TO liaison_app;
