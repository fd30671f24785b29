-- P8: what is typed of a customer who was off-boarded becomes no draft again: it would hold what off-boarding took away. The customer is found
-- by itself, or by the record that the draft is about.
CREATE FUNCTION draft_of_off_boarded(subject text, fields jsonb) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM organization o WHERE o.off_boarded_at IS NOT NULL AND (
          o.id::text IN (fields ->> 'customerId', split_part(subject, '/', 1))
          OR EXISTS (SELECT FROM escalation e WHERE e.number = split_part(subject, '/', 1) AND e.customer_id = o.id)
          OR EXISTS (SELECT FROM customer_case c WHERE c.number = split_part(subject, '/', 1) AND c.customer_id = o.id)
          OR (split_part(subject, '/', 1) = 'change-request' AND (
            EXISTS (SELECT FROM subscription s WHERE s.id::text = split_part(subject, '/', 2) AND s.customer_id = o.id)
            OR EXISTS (SELECT FROM change_request r WHERE r.id::text = split_part(subject, '/', 2) AND r.customer_id = o.id))))) $$;
REVOKE EXECUTE ON FUNCTION draft_of_off_boarded(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION draft_of_off_boarded(text, jsonb) TO liaison_app;
