-- What could not be mailed is seen and sent again by hand. Nobody at the operator reads a mail of anybody else (P19, P22): what is told of one is
-- its event's name, its time, the organization and domain that it was for, and the server's words without the part of an address before the @.
ALTER TABLE notification ADD COLUMN resent_at timestamptz;
GRANT SELECT (resent_at) ON notification TO liaison_worker;
CREATE INDEX notification_trouble ON notification (state, finished_at DESC, id DESC) WHERE state IN ('refused', 'unknown');
CREATE INDEX notification_dispatch_parked ON notification_dispatch (due_at DESC, event_id DESC) WHERE state = 'parked';

CREATE FUNCTION without_addresses(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT left(regexp_replace(said, '[^[:space:]<>()\[\]"'',;:=]+@', '…@', 'g'), 500) $$;

CREATE FUNCTION mail_in_trouble(wanted text, before_at timestamptz, before_id uuid, most int)
  RETURNS TABLE (id uuid, event_name text, at timestamptz, attempts int, organization text, domain text, said text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT n.id, n.event_name, n.finished_at, n.attempts, o.name,
          nullif(split_part(coalesce(p.email, t.technical_contact_email, ''), '@', 2), ''), without_addresses(n.last_error)
        FROM notification n LEFT JOIN person p ON p.id = n.person_id LEFT JOIN tenant_organization t ON t.customer_id = n.customer_id
          LEFT JOIN organization o ON o.id = coalesce(p.organization_id, n.customer_id)
        WHERE ctx_is('operator', 'administrator', 'auditor') AND n.state = wanted AND n.state IN ('refused', 'unknown')
          AND (before_at IS NULL OR (n.finished_at, n.id) < (before_at, before_id))
        ORDER BY n.finished_at DESC, n.id DESC LIMIT most $$;
CREATE FUNCTION notices_parked(before_at timestamptz, before_id uuid, most int)
  RETURNS TABLE (id uuid, event_name text, at timestamptz, attempts int, organization text, domain text, said text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT d.event_id, e.name, d.due_at, d.attempts, NULL::text, NULL::text, without_addresses(d.last_error)
        FROM notification_dispatch d JOIN event e ON e.id = d.event_id
        WHERE ctx_is('operator', 'administrator', 'auditor') AND d.state = 'parked'
          AND (before_at IS NULL OR (d.due_at, d.event_id) < (before_at, before_id))
        ORDER BY d.due_at DESC, d.event_id DESC LIMIT most $$;
CREATE FUNCTION mail_trouble_counts(most int) RETURNS TABLE (refused int, unknown int, parked int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT (SELECT count(*)::int FROM (SELECT FROM notification n WHERE n.state = 'refused' LIMIT most) a),
          (SELECT count(*)::int FROM (SELECT FROM notification n WHERE n.state = 'unknown' LIMIT most) b),
          (SELECT count(*)::int FROM (SELECT FROM notification_dispatch d WHERE d.state = 'parked' LIMIT most) c)
        WHERE ctx_is('operator', 'administrator', 'auditor') $$;

-- From where it lies to waiting, and nothing else; the answer is the event's name, or nothing.
CREATE FUNCTION resend_mail(which uuid, at timestamptz) RETURNS text
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ UPDATE notification n SET state = 'pending', attempts = 0, due_at = now(), resent_at = at, finished_at = NULL, last_error = NULL,
          leased_until = NULL, claim_hash = NULL
        WHERE n.id = which AND n.state IN ('refused', 'unknown') AND ctx_is('operator', 'administrator') RETURNING n.event_name $$;
CREATE FUNCTION resend_notice(which uuid) RETURNS text
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ UPDATE notification_dispatch d SET state = 'pending', attempts = 0, due_at = now() FROM event e
        WHERE d.event_id = which AND d.state = 'parked' AND e.id = d.event_id AND ctx_is('operator', 'administrator') RETURNING e.name $$;
REVOKE EXECUTE ON FUNCTION without_addresses(text), mail_in_trouble(text, timestamptz, uuid, int), notices_parked(timestamptz, uuid, int),
  mail_trouble_counts(int), resend_mail(uuid, timestamptz), resend_notice(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mail_in_trouble(text, timestamptz, uuid, int), notices_parked(timestamptz, uuid, int), mail_trouble_counts(int),
  resend_mail(uuid, timestamptz), resend_notice(uuid) TO liaison_app;
