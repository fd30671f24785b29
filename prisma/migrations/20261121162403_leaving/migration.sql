-- A person, or a customer with all its people, leaves (docs/decisions/0035-leaving.md). Rows stay, and with them the record, which holds
-- ids: the names and addresses that the ids lead to become pseudonyms, and words in which they stand are written over.
ALTER TABLE person ADD COLUMN erased_at timestamptz;
ALTER TABLE organization ADD COLUMN off_boarded_at timestamptz;
GRANT SELECT (off_boarded_at) ON organization TO liaison_app, liaison_worker;

-- Files whose rows are gone; the worker removes them, and then their line here.
CREATE TABLE file_to_remove (
  storage_key text PRIMARY KEY,
  since timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE file_to_remove ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_to_remove FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON file_to_remove TO liaison_owner USING (true) WITH CHECK (true);
CREATE POLICY removed ON file_to_remove TO liaison_worker USING (true);
GRANT SELECT, DELETE ON file_to_remove TO liaison_worker;

-- The same for the same id for ever, of no language, and nothing that leads back once the name is gone.
CREATE FUNCTION pseudonym(kind text, id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT kind || '-' || upper(left(md5(id::text), 8)) $$;

-- History of settings: nobody edits it; what was set is written over when the customer leaves, and nothing else of the line.
CREATE FUNCTION tenant_change_refuses_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_user = 'liaison_owner' AND to_jsonb(NEW) - '{before,after}'::text[] = to_jsonb(OLD) - '{before,after}'::text[]
     AND coalesce(NEW.before, '[…]') = '[…]' AND coalesce(NEW.after, '[…]') = '[…]' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the record cannot be edited (P20)' USING ERRCODE = 'insufficient_privilege';
END $$;
DROP TRIGGER tenant_change_is_append_only ON tenant_change;
CREATE TRIGGER tenant_change_is_append_only BEFORE UPDATE OR DELETE ON tenant_change
  FOR EACH ROW EXECUTE FUNCTION tenant_change_refuses_change();

-- What people are known by, each with the pseudonym that takes its place. The longest first, so that no part of one is left over.
CREATE TYPE known_words AS (words text, instead text);

-- A name, and its parts where they are long enough to be nobody else's word.
CREATE FUNCTION words_of_name(name text, instead text) RETURNS SETOF known_words LANGUAGE sql IMMUTABLE
  AS $$ SELECT name, instead WHERE btrim(name) <> ''
        UNION SELECT part, instead FROM regexp_split_to_table(name, '[[:space:],;()/]+') AS part
          WHERE length(part) >= 3 OR part ~ '^[\u4e00-\u9fff]{2,}$' $$;

CREATE FUNCTION without_known(said text, known known_words[]) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  one known_words;
  edge text;
BEGIN
  IF said IS NULL THEN RETURN NULL; END IF;
  FOREACH one IN ARRAY known LOOP
    IF position(lower(one.words) IN lower(said)) > 0 THEN
      edge := CASE WHEN one.words ~ '^[[:alnum:]]+$' AND one.words !~ '[\u3040-\u9fff]' THEN '\y' ELSE '' END;
      said := regexp_replace(said, edge || regexp_replace(one.words, '([\\.*+?^$(){}|\[\]-])', '\\\1', 'g') || edge, one.instead, 'gi');
    END IF;
  END LOOP;
  RETURN said;
END $$;

-- And whatever else has the shape of an address or a telephone number.
CREATE FUNCTION without_contacts(said text, known known_words[]) RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT regexp_replace(regexp_replace(without_known(said, known), '[[:alnum:]._%+-]+@[[:alnum:].-]+', '[…]', 'g'),
          '(?<![-0-9A-Za-z])(\+[0-9]|0)[0-9 ()./-]{6,}[0-9]', '[…]', 'g') $$;

-- The last administrator stays, but not in an organization that leaves: who becomes a pseudonym was disabled before, or goes with all.
DROP TRIGGER person_guard ON person;
CREATE TRIGGER person_guard AFTER UPDATE ON person FOR EACH ROW WHEN (NEW.erased_at IS NOT DISTINCT FROM OLD.erased_at)
  EXECUTE FUNCTION person_guard();

-- Who acts stands until the act is recorded: what was begun before somebody left is not finished after. (enter() asked only at its beginning.)
CREATE FUNCTION writer_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE writer uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  IF current_user <> 'liaison_app' OR writer IS NULL THEN RETURN NEW; END IF;
  PERFORM FROM person p WHERE p.id = writer AND p.disabled_at IS NULL FOR KEY SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'who left writes nothing more (P19)' USING ERRCODE = 'insufficient_privilege'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER writer_stands BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION writer_stands('actor_id');
CREATE TRIGGER writer_stands BEFORE INSERT OR UPDATE ON draft FOR EACH ROW EXECUTE FUNCTION writer_stands('person_id');
CREATE TRIGGER writer_stands BEFORE INSERT ON attachment FOR EACH ROW EXECUTE FUNCTION writer_stands('person_id');

-- What a person alone has: the way in, drafts, marks, choices, mails. Their files that nobody was sent go too.
CREATE FUNCTION erase_own_rows(people uuid[], at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO file_to_remove (storage_key) SELECT 'unsent/' || s.id_hash FROM session s WHERE s.person_id = ANY (people) ON CONFLICT DO NOTHING;
  INSERT INTO file_to_remove (storage_key) SELECT a.storage_key FROM attachment a WHERE a.person_id = ANY (people) AND a.audience IS NULL
    ON CONFLICT DO NOTHING;
  DELETE FROM attachment a WHERE a.person_id = ANY (people) AND a.audience IS NULL;
  DELETE FROM account_link l WHERE l.person_id = ANY (people) OR l.email IN (SELECT p.email FROM person p WHERE p.id = ANY (people))
    OR l.invitation_id IN (SELECT i.id FROM invitation i WHERE i.person_id = ANY (people));
  DELETE FROM invitation i WHERE i.person_id = ANY (people);
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

-- Writes known words over, wherever one organization's records have them: a customer's, a partner's, or (for the operator's people) all.
CREATE FUNCTION erase_words(org uuid, known known_words[], hides_contacts boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  is_operator boolean := (SELECT o.kind = 'operator' FROM organization o WHERE o.id = org);
  found_column record;
  cleaner text := CASE WHEN hides_contacts THEN 'without_contacts' ELSE 'without_known' END;
BEGIN
  FOR found_column IN SELECT * FROM (VALUES
      ('escalation', 'title'), ('escalation', 'description'), ('escalation', 'tried'), ('escalation', 'lack_explained'),
      ('escalation', 'contact_name'), ('escalation', 'contact_email'), ('escalation', 'contact_phone'), ('escalation', 'customer_summary'),
      ('escalation', 'severity_reason'), ('escalation', 'closing_message'), ('message', 'body'), ('customer_case', 'title'),
      ('customer_case', 'description'), ('change_request', 'reason'), ('change_request', 'amendment'), ('change_request', 'answer'),
      ('subscription', 'friendly_name')) AS v (tab, col) LOOP
    EXECUTE format('UPDATE %1$I t SET %2$I = %3$I(t.%2$I, $1) WHERE t.%2$I IS NOT NULL AND ($2 OR t.customer_id = $3 OR t.partner_id = $3)
      AND t.%2$I IS DISTINCT FROM %3$I(t.%2$I, $1)', found_column.tab, found_column.col, cleaner) USING known, is_operator, org;
  END LOOP;
  EXECUTE format('UPDATE health_affected t SET words = %1$I(t.words, $1) WHERE ($2 OR t.customer_id = $3) AND t.words <> %1$I(t.words, $1)', cleaner)
    USING known, is_operator, org;
  EXECUTE format('UPDATE standing t SET reason = %1$I(t.reason, $1), end_reason = %1$I(t.end_reason, $1) WHERE ($2 OR t.organization_id = $3)
    AND concat(t.reason, t.end_reason) <> %1$I(concat(t.reason, t.end_reason), $1)', cleaner) USING known, is_operator, org;
  EXECUTE format('UPDATE escalation_judgement t SET reason = %1$I(t.reason, $1) FROM escalation e WHERE e.id = t.escalation_id
    AND ($2 OR e.customer_id = $3 OR e.partner_id = $3) AND t.reason <> %1$I(t.reason, $1)', cleaner) USING known, is_operator, org;
  EXECUTE format('UPDATE event_words w SET words = %1$I(w.words, $1) FROM event e WHERE e.id = w.event_id
    AND ($2 OR e.customer_id = $3 OR e.partner_id = $3 OR e.actor_organization_id = $3) AND w.words <> %1$I(w.words, $1)', cleaner)
    USING known, is_operator, org;
  EXECUTE format('UPDATE attachment t SET name = %1$I(t.name, $1) WHERE ($2 OR t.customer_id = $3 OR t.partner_id = $3) AND t.name <> %1$I(t.name, $1)', cleaner)
    USING known, is_operator, org;
  -- What was sent or kept of it elsewhere: bodies of deliveries and of mails.
  UPDATE delivery d SET body = '{}', state = CASE d.state WHEN 'pending' THEN 'parked' ELSE d.state END FROM event e
    WHERE e.id = d.event_id AND (is_operator OR e.customer_id = org OR e.partner_id = org) AND (hides_contacts OR d.body <> without_known(d.body, known));
  UPDATE delivery_attempt a SET response_excerpt = NULL, error = NULL FROM delivery d JOIN event e ON e.id = d.event_id
    WHERE d.id = a.delivery_id AND d.body = '{}' AND (is_operator OR e.customer_id = org OR e.partner_id = org);
  DELETE FROM notification n USING event e WHERE e.id = n.event_id AND (is_operator OR e.customer_id = org OR e.partner_id = org)
    AND (hides_contacts OR concat(n.subject, n.text_body) <> without_known(concat(n.subject, n.text_body), known));
END $$;

-- One person of the acting person's own organization, not oneself, and disabled before. The words of the records stay, without the name.
CREATE FUNCTION erase_person(target uuid, at timestamptz) RETURNS text
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
    UNION SELECT who.email, pseudonym('P', who.id) UNION SELECT who.phone, pseudonym('P', who.id) WHERE length(who.phone) > 4) AS k;
  PERFORM erase_own_rows(ARRAY[target], at);
  PERFORM erase_words(who.organization_id, known, false);
  RETURN NULL;
END $$;

-- P8: once every subscription is deleted. By the operator's administrator, who is no party to what is written between the customer and its
-- partners, and cannot read it. Answers what stands in the way, null when it is done.
CREATE FUNCTION off_board_customer(customer uuid, with_name boolean, at timestamptz) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  found_one record;
  people uuid[];
  known known_words[];
BEGIN
  IF NOT ctx_is('operator', 'administrator') THEN RETURN 'not_found'; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('delegation ' || customer, 0));
  SELECT * INTO found_one FROM organization o WHERE o.id = customer AND o.kind = 'customer' FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN 'not_found'; END IF;
  IF found_one.off_boarded_at IS NOT NULL THEN RETURN 'already_off_boarded'; END IF;
  PERFORM FROM relation r WHERE r.customer_id = customer FOR UPDATE;
  IF EXISTS (SELECT FROM subscription s WHERE s.customer_id = customer AND s.status <> 'deleted') THEN RETURN 'subscriptions_left'; END IF;
  -- In the order in which its people's own acts take them, who come last: what is being saved is waited for, what comes later finds nobody.
  PERFORM FROM tenant_organization t WHERE t.customer_id = customer FOR UPDATE;
  PERFORM FROM customer_case c WHERE c.customer_id = customer ORDER BY c.id FOR UPDATE;
  PERFORM FROM change_request r WHERE r.customer_id = customer ORDER BY r.id FOR UPDATE;
  PERFORM FROM health_affected h WHERE h.customer_id = customer ORDER BY h.issue_id FOR UPDATE;
  PERFORM FROM person p WHERE p.organization_id = customer ORDER BY p.id FOR UPDATE;
  UPDATE organization o SET off_boarded_at = at WHERE o.id = customer;

  SELECT array_agg(p.id) INTO people FROM person p WHERE p.organization_id = customer;
  SELECT array_agg(k ORDER BY length(k.words) DESC, k.instead = '[…]') INTO known FROM (
    SELECT (w).words, (w).instead FROM person p, words_of_name(p.name, pseudonym('P', p.id)) AS w WHERE p.organization_id = customer
    UNION SELECT p.email, pseudonym('P', p.id) FROM person p WHERE p.organization_id = customer
    UNION SELECT p.phone, pseudonym('P', p.id) FROM person p WHERE p.organization_id = customer AND length(p.phone) > 4
    UNION SELECT (w).words, '[…]' FROM tenant_user u, words_of_name(u.display_name, '[…]') AS w WHERE u.customer_id = customer
    UNION SELECT u.user_principal_name, '[…]' FROM tenant_user u WHERE u.customer_id = customer
    UNION SELECT (w).words, '[…]' FROM invitation i, words_of_name(i.name, '[…]') AS w WHERE i.organization_id = customer
    UNION SELECT i.email, '[…]' FROM invitation i WHERE i.organization_id = customer
    UNION SELECT (w).words, '[…]' FROM customer_profile c, words_of_name(c.contact_name, '[…]') AS w WHERE c.customer_id = customer
    UNION SELECT v, '[…]' FROM customer_profile c, unnest(ARRAY[c.street, c.contact_email, c.contact_phone]) AS v
      WHERE c.customer_id = customer AND length(v) > 4
    UNION SELECT v, '[…]' FROM customer_billing b, unnest(ARRAY[b.email, b.address, b.tax_number]) AS v WHERE b.customer_id = customer AND length(v) > 4
    UNION SELECT v, '[…]' FROM tenant_organization t, unnest(ARRAY[t.street, t.phone, t.technical_contact_email]) AS v
      WHERE t.customer_id = customer AND length(v) > 4
    UNION SELECT found_one.name, pseudonym('C', customer) WHERE with_name) AS k;
  known := coalesce(known, '{}');

  -- What its own people wrote goes as a whole; in what others wrote of it, its people become their pseudonyms.
  UPDATE message m SET body = '[…]' WHERE m.author_id = ANY (people);
  UPDATE customer_case c SET title = '[…]', description = '[…]' WHERE c.customer_id = customer;
  UPDATE change_request r SET reason = '[…]' WHERE r.customer_id = customer;
  UPDATE health_affected h SET words = '' WHERE h.customer_id = customer;
  UPDATE escalation e SET contact_name = '[…]', contact_email = '[…]', contact_phone = NULL WHERE e.customer_id = customer
    AND NOT EXISTS (SELECT FROM person p WHERE p.organization_id = e.partner_id AND p.email = lower(e.contact_email));
  UPDATE subscription s SET friendly_name = o.name FROM offer o WHERE s.customer_id = customer AND o.id = s.offer_id;
  DELETE FROM event_words w USING event e WHERE e.id = w.event_id
    AND (e.actor_organization_id = customer OR (e.customer_id = customer AND e.record_type <> 'escalation'));
  UPDATE tenant_change t SET before = CASE WHEN t.before IS NOT NULL THEN '[…]' END, after = CASE WHEN t.after IS NOT NULL THEN '[…]' END
    WHERE t.customer_id = customer;
  PERFORM erase_words(customer, known, true);

  INSERT INTO file_to_remove (storage_key) SELECT DISTINCT a.storage_key FROM attachment a WHERE a.customer_id = customer ON CONFLICT DO NOTHING;
  DELETE FROM attachment a WHERE a.customer_id = customer;
  DELETE FROM draft d WHERE d.fields ->> 'customerId' = customer::text OR split_part(d.subject, '/', 1) IN (
    SELECT e.number FROM escalation e WHERE e.customer_id = customer UNION SELECT c.number FROM customer_case c WHERE c.customer_id = customer
    UNION SELECT customer::text);
  DELETE FROM notification n WHERE n.customer_id = customer;
  DELETE FROM health_follow f WHERE f.customer_id = customer;
  PERFORM erase_own_rows(people, at);
  DELETE FROM account_link l USING invitation i WHERE i.id = l.invitation_id AND i.organization_id = customer;
  DELETE FROM account_link l WHERE l.organization_id = customer;
  DELETE FROM invitation i WHERE i.organization_id = customer;
  DELETE FROM factor_requirement q WHERE q.organization_id = customer;
  DELETE FROM customer_profile c WHERE c.customer_id = customer;
  DELETE FROM customer_billing b WHERE b.customer_id = customer;

  DELETE FROM tenant_licence t WHERE t.customer_id = customer;
  DELETE FROM tenant_user t WHERE t.customer_id = customer;
  DELETE FROM tenant_dns_record t WHERE t.customer_id = customer;
  DELETE FROM tenant_domain t WHERE t.customer_id = customer;
  DELETE FROM tenant_organization t WHERE t.customer_id = customer;
  DELETE FROM delegation d WHERE d.customer_id = customer;
  UPDATE relation r SET ended_at = coalesce(r.ended_at, at) WHERE r.customer_id = customer;
  UPDATE organization o SET domain = lower(pseudonym('c', customer)) || '.erased.invalid',
      name = CASE WHEN with_name THEN pseudonym('C', customer) ELSE o.name END,
      name_key = CASE WHEN with_name THEN lower(pseudonym('c', customer)) ELSE o.name_key END,
      support_website = NULL, support_email = NULL, support_phone = NULL, support_hours = NULL, support_languages = NULL
    WHERE o.id = customer;
  RETURN NULL;
END $$;

-- Who may make somebody of the own organization a pseudonym.
CREATE FUNCTION ctx_person_eraser() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT CASE WHEN ctx_is('operator', 'administrator') OR ctx_is('partner', 'global_admin')
          OR ctx_is('customer', 'global_administrator') THEN ctx_org() END $$;

-- Customers whose every subscription is deleted, for who may off-board them: names and days, nothing of what was written.
CREATE FUNCTION customers_to_off_board() RETURNS TABLE (id uuid, name text, domain text, deleted_at timestamptz, people int, partners text[], off_boarded_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT o.id, o.name, o.domain, (SELECT max(s.updated_at) FROM subscription s WHERE s.customer_id = o.id),
          (SELECT count(*)::int FROM person p WHERE p.organization_id = o.id AND p.erased_at IS NULL),
          (SELECT coalesce(array_agg(p.name ORDER BY p.name_key), '{}') FROM relation r JOIN organization p ON p.id = r.partner_id
            WHERE r.customer_id = o.id AND r.ended_at IS NULL),
          o.off_boarded_at
        FROM organization o WHERE o.kind = 'customer' AND ctx_is('operator', 'administrator')
          AND EXISTS (SELECT FROM subscription s WHERE s.customer_id = o.id)
          AND NOT EXISTS (SELECT FROM subscription s WHERE s.customer_id = o.id AND s.status <> 'deleted')
        ORDER BY o.off_boarded_at DESC NULLS FIRST, o.name_key, o.id LIMIT 200 $$;

CREATE POLICY leaving_recorded ON event FOR INSERT TO liaison_app WITH CHECK (
  actor_id = (SELECT ctx_person()) AND actor_organization_id = (SELECT ctx_org()) AND (
    (record_type = 'organization' AND name = 'organization.off_boarded' AND audience = 'operator' AND (SELECT ctx_is('operator', 'administrator'))
      AND record_id = customer_id::text AND partner_id IS NULL)
    OR (record_type = 'person' AND name = 'person.erased' AND audience = (SELECT ctx_kind()) AND (SELECT ctx_person_eraser()) IS NOT NULL
      AND record_id::uuid IN (SELECT p.id FROM person p WHERE p.organization_id = (SELECT ctx_person_eraser())))));

REVOKE EXECUTE ON FUNCTION pseudonym(text, uuid), tenant_change_refuses_change(), writer_stands(), words_of_name(text, text), without_known(text, known_words[]),
  without_contacts(text, known_words[]), erase_own_rows(uuid[], timestamptz), erase_words(uuid, known_words[], boolean),
  erase_person(uuid, timestamptz), off_board_customer(uuid, boolean, timestamptz), ctx_person_eraser(), customers_to_off_board() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_person_eraser() TO liaison_app;
GRANT EXECUTE ON FUNCTION erase_person(uuid, timestamptz), off_board_customer(uuid, boolean, timestamptz), customers_to_off_board() TO liaison_app;
GRANT CREATE ON SCHEMA public TO liaison_auth;
GRANT EXECUTE ON FUNCTION ctx_person_eraser() TO liaison_auth;
ALTER FUNCTION customers_to_off_board() OWNER TO liaison_auth;
REVOKE CREATE ON SCHEMA public FROM liaison_auth;
