-- P5: of a tenant's one row of settings a delegated partner reads what its services cover, also in raw SQL, and what the checks before filing ask of
-- every tenant (P14). The table itself gives the application no setting any more: they are read by this function, with the owner's rights.
CREATE FUNCTION read_tenant(customer uuid) RETURNS SETOF tenant_organization
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT (jsonb_populate_record(NULL::tenant_organization, to_jsonb(t) - ARRAY(
            SELECT s.setting FROM tenant_settings() s
            WHERE customer IS DISTINCT FROM ctx_tenant_admin() AND s.setting NOT IN ('technical_contact_email', 'password_validity_days', 'release_preference')
              AND NOT EXISTS (SELECT FROM delegation d WHERE d.customer_id = customer AND d.partner_id = ctx_delegate()
                -- OneDrive is never wider than SharePoint: who sets the one has to see the other.
                AND (d.service_id = s.service_id OR (s.section = 'sharing' AND d.service_id IN ('sharepoint', 'onedrive'))))))).*
        FROM tenant_organization t WHERE t.customer_id = customer AND (customer = ctx_tenant_admin()
          OR EXISTS (SELECT FROM delegation d WHERE d.customer_id = customer AND d.partner_id = ctx_delegate())) $$;
REVOKE EXECUTE ON FUNCTION read_tenant(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_tenant(uuid) TO liaison_app;
REVOKE SELECT ON tenant_organization FROM liaison_app;
GRANT SELECT (customer_id) ON tenant_organization TO liaison_app;
