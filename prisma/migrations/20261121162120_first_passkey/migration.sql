-- Who adds a passkey has just shown it, its user verified: the session in which it is added owes nothing because of it.
CREATE FUNCTION pass_new_passkey(session_hash text, credential text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE session SET factor_at = coalesce(factor_at, now()), confirmed_at = now()
    WHERE id_hash = session_hash AND person_id = ctx_person() AND EXISTS (
      SELECT FROM passkey k WHERE k.credential_id = credential AND k.person_id = ctx_person() AND k.created_at = now());
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION pass_new_passkey(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pass_new_passkey(text, text) TO liaison_app;
GRANT CREATE ON SCHEMA public TO liaison_auth;
ALTER FUNCTION pass_new_passkey(text, text) OWNER TO liaison_auth;
REVOKE CREATE ON SCHEMA public FROM liaison_auth;
