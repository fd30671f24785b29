-- How many requests somebody who cannot sign in any more still has, for who looks after the operator's people: a number, and nothing of what
-- they say (P15).
CREATE FUNCTION requests_left_with(who uuid) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT count(*)::int FROM escalation e JOIN person p ON p.id = e.assignee_id
        WHERE p.id = who AND p.disabled_at IS NOT NULL AND e.turn <> 'nobody' AND p.organization_id = ctx_people_seen() AND ctx_kind() = 'operator' $$;
REVOKE EXECUTE ON FUNCTION requests_left_with(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION requests_left_with(uuid) TO liaison_app;
