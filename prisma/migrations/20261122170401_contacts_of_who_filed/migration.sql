-- Off-boarding leaves the operator whom it reaches on a request that goes on (P15): the contact of the partner that filed it, or of the
-- operator's own people. And whom the bills went to is known by name.

-- Words of a billing name that say no more than the company's own name does, or its legal form: they are no person's.
CREATE FUNCTION is_of_company(words text, company text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT position(lower(words) IN lower(company)) > 0
          OR lower(words) ~ '^(gmbh|mbh|ohg|ltd\.?|limited|inc\.?|incorporated|corp\.?|corporation|llc|plc|company|group|holding|accounts?|payable|accounting|finance|billing|invoices?|buchhaltung|rechnungen)$' $$;
REVOKE EXECUTE ON FUNCTION is_of_company(text, text) FROM PUBLIC;

-- What is left of the contacts of a customer that leaves is the partner's and the operator's: its words are not looked through again.
CREATE OR REPLACE FUNCTION erase_words(org uuid, known known_words[], hides_contacts boolean) RETURNS void LANGUAGE plpgsql AS $$
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
      ('subscription', 'friendly_name')) AS v (tab, col) WHERE NOT (hides_contacts AND v.col LIKE 'contact\_%') LOOP
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

CREATE OR REPLACE FUNCTION off_board_customer(customer uuid, with_name boolean, at timestamptz) RETURNS text
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
    UNION SELECT (w).words, '[…]' FROM customer_billing b, words_of_name(b.name, '[…]') AS w WHERE b.customer_id = customer
      AND (with_name OR NOT is_of_company((w).words, found_one.name))
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
  UPDATE escalation e SET
      contact_name = CASE WHEN NOT c.by_email THEN '[…]' WHEN c.by_name THEN e.contact_name ELSE without_known(e.contact_name, known) END,
      contact_email = CASE WHEN c.by_email THEN e.contact_email ELSE '[…]' END,
      contact_phone = CASE WHEN c.by_phone OR c.by_email AND without_known(e.contact_phone, known) = e.contact_phone THEN e.contact_phone END
    FROM escalation f CROSS JOIN LATERAL (SELECT coalesce(bool_or(p.email = lower(f.contact_email)), false) AS by_email,
        coalesce(bool_or(p.email = lower(f.contact_email) AND lower(p.name) = lower(btrim(f.contact_name))), false) AS by_name,
        coalesce(bool_or(length(digits_of(p.phone)) >= 7 AND f.contact_phone ~ ('^[^0-9０-９A-Za-z]*' || spelled_number(p.phone) || '[^0-9０-９A-Za-z]*$')), false) AS by_phone
      FROM person p JOIN organization o ON o.id = p.organization_id WHERE o.id = f.partner_id OR o.kind = 'operator') AS c
    WHERE f.id = e.id AND e.customer_id = customer;
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
