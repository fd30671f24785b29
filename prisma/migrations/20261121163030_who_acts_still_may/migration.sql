-- Whoever acts still has, when the act is recorded, the roles with which it was begun; and who takes a role or shuts somebody out waits for
-- what that person is just recording. What comes later is refused, and asked again says why. (Before, what was begun before somebody lost a
-- role could be committed after.)
CREATE OR REPLACE FUNCTION writer_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE writer uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  IF current_user <> 'liaison_app' OR writer IS NULL THEN RETURN NEW; END IF;
  PERFORM FROM person p WHERE p.id = writer AND p.disabled_at IS NULL FOR SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'who left writes nothing more (P19)' USING ERRCODE = 'insufficient_privilege'; END IF;
  IF writer = ctx_person() AND NOT string_to_array(current_setting('liaison.roles', true), ',')
       <@ ARRAY(SELECT r.role FROM person_role r WHERE r.person_id = writer) THEN
    RAISE EXCEPTION 'who has lost a role does nothing more by it (P19)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION person_role_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'liaison_app' THEN
    PERFORM FROM person p WHERE p.id = OLD.person_id FOR NO KEY UPDATE;
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER person_role_waits BEFORE DELETE ON person_role FOR EACH ROW EXECUTE FUNCTION person_role_waits();
REVOKE EXECUTE ON FUNCTION person_role_waits() FROM PUBLIC;
