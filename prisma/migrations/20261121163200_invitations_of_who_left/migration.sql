-- An invitation that was withdrawn or lapsed names nobody's account: who leaves is found on it by the address, in whatever organization.
CREATE FUNCTION invitations_of(people uuid[]) RETURNS SETOF invitation LANGUAGE sql STABLE
  AS $$ SELECT i.* FROM invitation i WHERE i.person_id = ANY (people)
          OR lower(i.email) IN (SELECT lower(p.email) FROM person p WHERE p.id = ANY (people)) $$;
REVOKE EXECUTE ON FUNCTION invitations_of(uuid[]) FROM PUBLIC;

CREATE OR REPLACE FUNCTION erase_own_rows(people uuid[], at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO file_to_remove (storage_key) SELECT 'unsent/' || s.id_hash FROM session s WHERE s.person_id = ANY (people) ON CONFLICT DO NOTHING;
  INSERT INTO file_to_remove (storage_key) SELECT a.storage_key FROM attachment a WHERE a.person_id = ANY (people) AND a.audience IS NULL
    ON CONFLICT DO NOTHING;
  DELETE FROM attachment a WHERE a.person_id = ANY (people) AND a.audience IS NULL;
  DELETE FROM account_link l WHERE l.person_id = ANY (people) OR lower(l.email) IN (SELECT lower(p.email) FROM person p WHERE p.id = ANY (people))
    OR l.invitation_id IN (SELECT i.id FROM invitations_of(people) AS i);
  DELETE FROM invitation i WHERE i.id IN (SELECT o.id FROM invitations_of(people) AS o);
  DELETE FROM totp_factor f WHERE f.person_id = ANY (people);
  DELETE FROM recovery_code c WHERE c.person_id = ANY (people);
  DELETE FROM passkey k WHERE k.person_id = ANY (people);
  DELETE FROM webauthn_challenge c WHERE c.person_id = ANY (people);
  DELETE FROM provider_identity i WHERE i.person_id = ANY (people);
  DELETE FROM duty_shift s WHERE s.person_id = ANY (people);
  DELETE FROM session s WHERE s.person_id = ANY (people);
  DELETE FROM credential c WHERE c.person_id = ANY (people);
  DELETE FROM draft d WHERE d.person_id = ANY (people);
  DELETE FROM notification n WHERE n.person_id = ANY (people);
  DELETE FROM notification_preference n WHERE n.person_id = ANY (people);
  DELETE FROM service_message_viewpoint v WHERE v.person_id = ANY (people);
  DELETE FROM health_follow f WHERE f.person_id = ANY (people);
  UPDATE person p SET name = pseudonym('P', p.id), email = lower(pseudonym('p', p.id)) || '@erased.invalid', phone = NULL, locale = 'en',
    time_zone = 'UTC', shortcuts = true, disabled_at = coalesce(p.disabled_at, at), erased_at = at WHERE p.id = ANY (people);
  DELETE FROM person_role r WHERE r.person_id = ANY (people);
END $$;

-- What the person was called when invited stands on the record too.
CREATE OR REPLACE FUNCTION erase_person(target uuid, at timestamptz) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  who record;
  known known_words[];
BEGIN
  SELECT * INTO who FROM person p WHERE p.id = target AND p.organization_id = ctx_person_eraser() AND p.id <> ctx_person() FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not_found'; END IF;
  IF who.erased_at IS NOT NULL THEN RETURN 'already_erased'; END IF;
  IF who.disabled_at IS NULL THEN RETURN 'not_disabled'; END IF;
  SELECT array_agg(k ORDER BY length(k.words) DESC) INTO known FROM (
    SELECT (w).words, (w).instead FROM words_of_name(who.name, pseudonym('P', who.id)) AS w
    UNION SELECT (w).words, (w).instead FROM invitations_of(ARRAY[target]) AS i, words_of_name(i.name, pseudonym('P', who.id)) AS w
    UNION SELECT who.email, pseudonym('P', who.id) UNION SELECT who.phone, pseudonym('P', who.id) WHERE length(who.phone) > 4) AS k;
  PERFORM erase_own_rows(ARRAY[target], at);
  PERFORM erase_words(who.organization_id, known, false);
  RETURN NULL;
END $$;
