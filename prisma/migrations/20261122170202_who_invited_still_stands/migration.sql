-- An invitation stands as long as whoever made it could make it now: is not disabled, and holds a role that may. Nobody's (the first of an
-- installation) stands of itself.
CREATE FUNCTION inviter_stands(inviter uuid, inviting uuid, organization uuid, invited_roles text[]) RETURNS boolean
  LANGUAGE sql STABLE
  AS $$ SELECT inviter IS NULL OR EXISTS (
        SELECT FROM person p JOIN person_role r ON r.person_id = p.id AND r.organization_id = inviting
        WHERE p.id = inviter AND p.disabled_at IS NULL AND CASE
          WHEN r.role IN ('administrator', 'global_admin') THEN true
          WHEN inviting <> organization THEN r.role IN ('admin_agent', 'sales_agent')
          ELSE r.role = 'global_administrator' OR (r.role = 'user_management_admin' AND 'global_admin' <> ALL (invited_roles)) END) $$;

-- What somebody who leaves, or has lost the role, has invited and nobody has accepted.
CREATE FUNCTION open_invitations_of(target uuid) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT count(*)::int FROM invitation i JOIN person p ON p.id = i.invited_by WHERE i.invited_by = target
          AND p.organization_id = ctx_people_seen() AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL $$;
-- Of these it takes back those that stand no more, each on the record with its reason: also those to a customer, which who looks after people
-- may not see.
CREATE FUNCTION withdraw_fallen_invitations(target uuid, act text, reason text, at timestamptz) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  one record;
  happened uuid;
  withdrawn int := 0;
BEGIN
  IF NOT EXISTS (SELECT FROM person p WHERE p.id = target AND p.organization_id = ctx_people_organization()) THEN
    RAISE EXCEPTION 'invitations fall by who looks after the person alone' USING ERRCODE = 'insufficient_privilege';
  END IF;
  FOR one IN UPDATE invitation i SET withdrawn_at = at WHERE i.invited_by = target AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
      AND NOT inviter_stands(i.invited_by, i.invited_by_organization_id, i.organization_id, i.roles) RETURNING i.* LOOP
    happened := gen_random_uuid();
    INSERT INTO event (id, name, action, rule, actor_id, actor_organization_id, partner_id, customer_id, record_type, record_id, audience, data, at)
      SELECT happened, 'invitation.withdrawn', act, 'P19', ctx_person(), ctx_org(),
        CASE WHEN ctx_kind() = 'partner' THEN ctx_org() WHEN o.kind = 'partner' THEN o.id END, CASE WHEN o.kind = 'customer' THEN o.id END,
        'invitation', one.id::text, ctx_kind(), jsonb_build_object('organization', o.id, 'roles', array_to_string(one.roles, ','),
          'invitationBefore', 'open', 'invitationAfter', 'withdrawn', 'reason', reason), at
      FROM organization o WHERE o.id = one.organization_id;
    INSERT INTO event_words (event_id, name, words) VALUES (happened, 'name', one.name), (happened, 'email', one.email);
    withdrawn := withdrawn + 1;
  END LOOP;
  RETURN withdrawn;
END $$;

-- As before, and the inviter must still stand.
CREATE OR REPLACE FUNCTION accept_invitation(hash text, chosen_name text, fresh_password text, chosen_locale text, chosen_zone text)
  RETURNS TABLE (outcome text, person_id uuid)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  found_one record;
  fresh uuid := gen_random_uuid();
BEGIN
  -- First the people of the organization, then the invitation: in the order of who disables its inviter.
  PERFORM pg_advisory_xact_lock(hashtextextended('people ' || (
    SELECT i.organization_id FROM account_link l JOIN invitation i ON i.id = l.invitation_id WHERE l.token_hash = hash AND l.purpose = 'invitation'), 0));
  SELECT l.id AS link, l.used_at, l.expires_at, i.id, i.organization_id, i.email, i.roles, i.accepted_at, i.withdrawn_at, i.invited_by, i.invited_by_organization_id,
      o.kind INTO found_one
    FROM account_link l JOIN invitation i ON i.id = l.invitation_id JOIN organization o ON o.id = i.organization_id
    WHERE l.token_hash = hash AND l.purpose = 'invitation' FOR UPDATE OF l, i;
  IF NOT FOUND THEN RETURN QUERY SELECT 'unknown', NULL::uuid; RETURN; END IF;
  IF found_one.used_at IS NOT NULL OR found_one.accepted_at IS NOT NULL THEN RETURN QUERY SELECT 'used', NULL::uuid; RETURN; END IF;
  IF found_one.withdrawn_at IS NOT NULL THEN RETURN QUERY SELECT 'withdrawn', NULL::uuid; RETURN; END IF;
  IF found_one.expires_at <= clock_timestamp() THEN RETURN QUERY SELECT 'expired', NULL::uuid; RETURN; END IF;
  IF NOT inviter_stands(found_one.invited_by, found_one.invited_by_organization_id, found_one.organization_id, found_one.roles) THEN
    RETURN QUERY SELECT 'withdrawn', NULL::uuid; RETURN;
  END IF;
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
-- As before, and the inviter must still stand.
CREATE OR REPLACE FUNCTION sign_in_by_provider(of_issuer text, of_subject text, address text) RETURNS TABLE (outcome text, person_id uuid, email text, locale text)
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
    PERFORM pg_advisory_xact_lock(hashtextextended('people ' || (SELECT i.organization_id FROM invitation i
      WHERE i.email = address AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > now() LIMIT 1), 0));
    SELECT i.id, i.organization_id, i.name, i.roles, i.locale, i.invited_by, i.invited_by_organization_id, o.kind INTO invited
      FROM invitation i JOIN organization o ON o.id = i.organization_id
      WHERE i.email = address AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > now() FOR UPDATE OF i;
    IF NOT FOUND THEN RETURN QUERY SELECT 'not_open', NULL::uuid, NULL::text, NULL::text; RETURN; END IF;
    IF NOT inviter_stands(invited.invited_by, invited.invited_by_organization_id, invited.organization_id, invited.roles) THEN
      RETURN QUERY SELECT 'not_open', NULL::uuid, NULL::text, NULL::text; RETURN;
    END IF;
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
-- As before, and it says so; and who accepted through the provider has chosen no password.
CREATE OR REPLACE FUNCTION find_link(hash text) RETURNS TABLE (purpose text, state text, email text, name text, locale text, organization_name text,
    inviter_name text, inviter_organization text, roles text[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT l.purpose, CASE
            WHEN i.accepted_at IS NOT NULL AND NOT EXISTS (SELECT FROM credential c WHERE c.person_id = i.person_id) THEN 'used_by_provider'
            WHEN l.used_at IS NOT NULL OR i.accepted_at IS NOT NULL THEN 'used' WHEN i.withdrawn_at IS NOT NULL
              OR NOT inviter_stands(i.invited_by, i.invited_by_organization_id, i.organization_id, i.roles) THEN 'withdrawn'
            WHEN l.expires_at <= now() THEN 'expired' WHEN l.purpose = 'password_reset' AND p.disabled_at IS NOT NULL THEN 'withdrawn'
            WHEN l.purpose = 'invitation' AND EXISTS (SELECT FROM person other WHERE other.email = i.email) THEN 'address_taken' ELSE 'open' END,
          coalesce(i.email, p.email), coalesce(i.name, p.name), coalesce(i.locale, p.locale), o.name, inviter.name, place.name, i.roles
        FROM account_link l LEFT JOIN invitation i ON i.id = l.invitation_id LEFT JOIN person p ON p.id = l.person_id
          LEFT JOIN organization o ON o.id = coalesce(i.organization_id, p.organization_id)
          LEFT JOIN person inviter ON inviter.id = i.invited_by LEFT JOIN organization place ON place.id = i.invited_by_organization_id
        WHERE l.token_hash = hash $$;

-- What had fallen before there was a word for it.
UPDATE invitation i SET withdrawn_at = now() WHERE i.accepted_at IS NULL AND i.withdrawn_at IS NULL
  AND NOT inviter_stands(i.invited_by, i.invited_by_organization_id, i.organization_id, i.roles);

REVOKE EXECUTE ON FUNCTION inviter_stands(uuid, uuid, uuid, text[]), open_invitations_of(uuid),
  withdraw_fallen_invitations(uuid, text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inviter_stands(uuid, uuid, uuid, text[]) TO liaison_auth;
GRANT EXECUTE ON FUNCTION open_invitations_of(uuid), withdraw_fallen_invitations(uuid, text, text, timestamptz) TO liaison_app;
