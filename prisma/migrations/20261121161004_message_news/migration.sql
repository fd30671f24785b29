-- What of Message Center changed last, for pages that stay fresh.
CREATE INDEX service_message_changed ON service_message (state, updated_at DESC, id DESC);

-- P2: which release the tenant chose, for whoever reads its messages: a reader of messages reads no settings.
CREATE FUNCTION ctx_release_preference() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT t.release_preference FROM tenant_organization t WHERE t.customer_id = ctx_org_as('customer', 'global_administrator',
          'service_support_administrator', 'message_center_reader', 'message_center_privacy_reader') $$;
REVOKE EXECUTE ON FUNCTION ctx_release_preference() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ctx_release_preference() TO liaison_app;
