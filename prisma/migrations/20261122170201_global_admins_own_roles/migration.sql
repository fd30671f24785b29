-- The roles of a global admin, all of them, are changed by global admins alone: as such they are looked after.
CREATE FUNCTION global_admin_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'liaison_app'
     AND EXISTS (SELECT FROM person_role r WHERE r.person_id = coalesce(NEW.person_id, OLD.person_id) AND r.role = 'global_admin')
     AND NOT EXISTS (SELECT FROM person_role r WHERE r.person_id = ctx_person() AND r.role = 'global_admin') THEN
    RAISE EXCEPTION 'only a global admin changes the roles of a global admin (P19)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION global_admin_guard() FROM PUBLIC;
CREATE TRIGGER global_admin_guard AFTER INSERT OR DELETE ON person_role FOR EACH ROW EXECUTE FUNCTION global_admin_guard();
