-- Whose sign-in is tied to the identity provider, as far as one looks after them; the subject there is nobody's to read.
CREATE POLICY looked_after ON provider_identity FOR SELECT TO liaison_app USING (person_id = (SELECT ctx_person())
  OR person_id IN (SELECT p.id FROM person p WHERE p.organization_id = (SELECT ctx_people_seen())));
GRANT SELECT (person_id, bound_at) ON provider_identity TO liaison_app;

-- By who looks after the person, of a global admin only by a global admin; nobody one's own. The next sign-in that the provider vouches for ties
-- anew, to whichever account has the address there then. The sessions end, as the account from before may be somebody else's.
CREATE FUNCTION unbind_provider(target uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF target = ctx_person() OR NOT EXISTS (SELECT FROM person p WHERE p.id = target AND p.organization_id = ctx_people_organization())
     OR (ctx_kind() = 'partner' AND NOT ctx_is('partner', 'global_admin')
       AND EXISTS (SELECT FROM person_role r WHERE r.person_id = target AND r.role = 'global_admin')) THEN
    RAISE EXCEPTION 'the tie to the provider is removed by who looks after the person alone' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM provider_identity WHERE person_id = target;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE session SET revoked_at = now() WHERE person_id = target AND revoked_at IS NULL;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION unbind_provider(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION unbind_provider(uuid) TO liaison_app;
