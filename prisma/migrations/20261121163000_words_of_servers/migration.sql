-- P19: what a server says of a mail tells no address, however it writes it: quoted, with blanks or a comment before the @, as %40, by the percent
-- hack or a bang path, or as the bare name of the mailbox. `known` are the words by which the mail's own reader would be known.
CREATE FUNCTION without_addresses(said text, known text[]) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  words text := said;
  word text;
BEGIN
  -- Cut off while it was kept, the last word may be half an address.
  IF length(words) >= 500 THEN words := regexp_replace(words, '[^[:space:]]*$', '…'); END IF;
  words := regexp_replace(words, '＠|﹫|&#0*64;|&#x0*40;|&commat;|%40|[=+]40(?=[[:alpha:]])|[[:space:]]*[\[({][[:space:]]*at[[:space:]]*[\])}][[:space:]]*', '@', 'gi');
  words := regexp_replace(words, '"([^"\\]|\\.)*"[[:space:]]*@[[:space:]]*', '…@', 'g');
  words := regexp_replace(words, '[^[:space:]<>()\[\]",;:]+([[:space:]]*\([^()]*\))*[[:space:]]*@[[:space:]]*', '…@', 'g');
  words := regexp_replace(words, '[^[:space:]<>()\[\]",;:]+%(?=[[:alnum:]-]+\.[[:alpha:]])', '…%', 'g');
  words := regexp_replace(words, '([[:alnum:]-]+(\.[[:alnum:]-]+)+!)[^[:space:]<>()\[\]",;:]+', '\1…', 'g');
  FOREACH word IN ARRAY known LOOP
    CONTINUE WHEN coalesce(word, '') = '';
    words := regexp_replace(words, '(?<![[:alnum:]])' || regexp_replace(word, '([^[:alnum:]])', '\\\1', 'g') || '(?![[:alnum:]])', '…', 'gi');
  END LOOP;
  RETURN left(words, 500);
END $$;
REVOKE EXECUTE ON FUNCTION without_addresses(text, text[]) FROM PUBLIC;

CREATE OR REPLACE FUNCTION mail_in_trouble(wanted text, before_at timestamptz, before_id uuid, most int)
  RETURNS TABLE (id uuid, event_name text, at timestamptz, attempts int, organization text, domain text, said text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT n.id, n.event_name, n.finished_at, n.attempts, o.name,
          nullif(regexp_replace(coalesce(p.email, t.technical_contact_email, ''), '^.*@', ''), ''),
          without_addresses(n.last_error, ARRAY[p.name, regexp_replace(coalesce(p.email, t.technical_contact_email), '@[^@]*$', '')])
        FROM notification n LEFT JOIN person p ON p.id = n.person_id LEFT JOIN tenant_organization t ON t.customer_id = n.customer_id
          LEFT JOIN organization o ON o.id = coalesce(p.organization_id, n.customer_id)
        WHERE ctx_is('operator', 'administrator', 'auditor') AND n.state = wanted AND n.state IN ('refused', 'unknown')
          AND (before_at IS NULL OR (n.finished_at, n.id) < (before_at, before_id))
        ORDER BY n.finished_at DESC, n.id DESC LIMIT most $$;
CREATE OR REPLACE FUNCTION notices_parked(before_at timestamptz, before_id uuid, most int)
  RETURNS TABLE (id uuid, event_name text, at timestamptz, attempts int, organization text, domain text, said text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT d.event_id, e.name, d.due_at, d.attempts, NULL::text, NULL::text, without_addresses(d.last_error, ARRAY[]::text[])
        FROM notification_dispatch d JOIN event e ON e.id = d.event_id
        WHERE ctx_is('operator', 'administrator', 'auditor') AND d.state = 'parked'
          AND (before_at IS NULL OR (d.due_at, d.event_id) < (before_at, before_id))
        ORDER BY d.due_at DESC, d.event_id DESC LIMIT most $$;
DROP FUNCTION without_addresses(text);
