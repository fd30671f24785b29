-- P2, P5: the tenant's settings become editable by the customer and, per service, by whom it delegated; each with a history that nobody edits.

ALTER TABLE tenant_organization
  ADD COLUMN street text, ADD COLUMN city text, ADD COLUMN state_province text, ADD COLUMN postal_code text, ADD COLUMN phone text,
  -- Where the tenant's data lies and under which law: no grant to change it, for anybody.
  ADD COLUMN country text NOT NULL DEFAULT 'CN' CHECK (country ~ '^[A-Z]{2}$'),
  ADD COLUMN release_users text NOT NULL DEFAULT '',
  ADD COLUMN password_notify_days int NOT NULL DEFAULT 14 CHECK (password_notify_days BETWEEN 1 AND 30),
  ADD COLUMN profile_version int NOT NULL DEFAULT 1, ADD COLUMN contact_version int NOT NULL DEFAULT 1, ADD COLUMN release_version int NOT NULL DEFAULT 1,
  ADD COLUMN password_version int NOT NULL DEFAULT 1, ADD COLUMN sharing_version int NOT NULL DEFAULT 1,
  ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
  ADD CHECK (preferred_language IN ('en', 'zh-CN', 'zh-TW', 'de'));
ALTER TABLE tenant_user ADD COLUMN password_changed_at timestamptz NOT NULL DEFAULT now();

CREATE TABLE tenant_change (
  id uuid PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES organization (id),
  setting text NOT NULL,
  -- The service whose delegation covers the setting: what is the whole tenant's stands in its directory.
  service_id text NOT NULL REFERENCES service (id),
  before text,
  after text,
  person_id uuid NOT NULL REFERENCES person (id),
  organization_id uuid NOT NULL REFERENCES organization (id),
  undoes_id uuid REFERENCES tenant_change (id),
  at timestamptz NOT NULL
);
CREATE INDEX tenant_change_list ON tenant_change (customer_id, at DESC, id DESC);
CREATE INDEX tenant_change_setting ON tenant_change (customer_id, setting, at DESC, id DESC);
ALTER TABLE tenant_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant_change FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON tenant_change TO liaison_owner USING (true) WITH CHECK (true);
CREATE POLICY own_or_delegated ON tenant_change FOR SELECT TO liaison_app USING (customer_id = (SELECT ctx_tenant_admin())
  OR (customer_id, service_id) IN (SELECT d.customer_id, d.service_id FROM delegation d WHERE d.partner_id = (SELECT ctx_delegate())));
GRANT SELECT ON tenant_change TO liaison_app;
CREATE TRIGGER tenant_change_is_append_only BEFORE UPDATE OR DELETE ON tenant_change FOR EACH ROW EXECUTE FUNCTION event_refuses_change();
CREATE TRIGGER tenant_change_is_not_truncated BEFORE TRUNCATE ON tenant_change FOR EACH STATEMENT EXECUTE FUNCTION event_refuses_change();

-- Which column is a setting, in which form it is changed, and which service's delegation covers it; lib/tenant-config/settings says the same.
CREATE FUNCTION tenant_settings() RETURNS TABLE (setting text, section text, service_id text) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  VALUES ('street', 'profile', 'entra'), ('city', 'profile', 'entra'), ('state_province', 'profile', 'entra'), ('postal_code', 'profile', 'entra'),
    ('phone', 'profile', 'entra'), ('technical_contact_email', 'contact', 'entra'), ('preferred_language', 'contact', 'entra'),
    ('release_preference', 'release', 'entra'), ('release_users', 'release', 'entra'), ('password_validity_days', 'password', 'entra'),
    ('password_notify_days', 'password', 'entra'), ('sharepoint_sharing', 'sharing', 'sharepoint'), ('onedrive_sharing', 'sharing', 'onedrive') $$;

-- True when the acting partner is delegated; then the delegation stands until the transaction ends: a removal waits for the save, or the save
-- finds it gone. With the owner's rights, as locking a row takes more than reading it; it answers for who acts alone.
CREATE FUNCTION hold_delegation(customer uuid, service text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM public.delegation d WHERE d.customer_id = customer AND d.service_id = service AND d.partner_id = public.ctx_delegate() FOR KEY SHARE;
  RETURN FOUND;
END $$;

CREATE FUNCTION may_set_tenant(customer uuid, service text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF ctx_kind() = 'partner' THEN RETURN hold_delegation(customer, service); END IF;
  RETURN coalesce(customer = ctx_org_as('customer', 'global_administrator')
    OR (service IN ('sharepoint', 'onedrive') AND customer = ctx_org_as('customer', 'service_support_administrator')), false);
END $$;

CREATE FUNCTION sharing_rank(level text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT array_position(ARRAY['organization_only', 'existing_guests', 'new_and_existing_guests', 'anyone'], level) $$;

-- Each changed setting is asked for by itself; a form's version counts up with its settings, whoever writes them.
CREATE FUNCTION tenant_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed record;
BEGIN
  IF (NEW.customer_id, NEW.country) IS DISTINCT FROM (OLD.customer_id, OLD.country) THEN
    RAISE EXCEPTION 'the country of a tenant never changes (P2)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  FOR changed IN SELECT t.section, array_agg(DISTINCT t.service_id) AS services FROM tenant_settings() t
      WHERE to_jsonb(NEW) -> t.setting IS DISTINCT FROM to_jsonb(OLD) -> t.setting GROUP BY t.section LOOP
    IF current_user = 'liaison_app' AND EXISTS (SELECT FROM unnest(changed.services) AS s WHERE NOT may_set_tenant(OLD.customer_id, s)) THEN
      RAISE EXCEPTION 'a setting is changed by the customer''s administrators, or for a delegated service (P2, P5)' USING ERRCODE = 'insufficient_privilege';
    END IF;
    CASE changed.section
      WHEN 'profile' THEN NEW.profile_version := OLD.profile_version + 1;
      WHEN 'contact' THEN NEW.contact_version := OLD.contact_version + 1;
      WHEN 'release' THEN NEW.release_version := OLD.release_version + 1;
      WHEN 'password' THEN NEW.password_version := OLD.password_version + 1;
      WHEN 'sharing' THEN
        NEW.sharing_version := OLD.sharing_version + 1;
        -- Asked of changes alone: what a tenant brought with it may be wider, and the checks find it.
        IF sharing_rank(NEW.onedrive_sharing) > sharing_rank(NEW.sharepoint_sharing) THEN
          RAISE EXCEPTION 'OneDrive is never shared wider than SharePoint (P2)' USING ERRCODE = 'check_violation';
        END IF;
    END CASE;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER tenant_guard BEFORE UPDATE ON tenant_organization FOR EACH ROW EXECUTE FUNCTION tenant_guard();

-- No setting changes without its line of history: the database writes it, as nobody else may. An undo says beforehand what it undoes.
CREATE FUNCTION tenant_change_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO public.tenant_change (id, customer_id, setting, service_id, before, after, person_id, organization_id, undoes_id, at)
    SELECT gen_random_uuid(), NEW.customer_id, t.setting, t.service_id, to_jsonb(OLD) ->> t.setting, to_jsonb(NEW) ->> t.setting,
      public.ctx_person(), public.ctx_org(), nullif(current_setting('liaison.undoes', true), '')::uuid, NEW.updated_at
    FROM public.tenant_settings() t WHERE to_jsonb(NEW) -> t.setting IS DISTINCT FROM to_jsonb(OLD) -> t.setting AND public.ctx_person() IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER tenant_change_follows AFTER UPDATE ON tenant_organization FOR EACH ROW EXECUTE FUNCTION tenant_change_follows();

CREATE POLICY own_or_delegated_sets ON tenant_organization FOR UPDATE TO liaison_app
  USING (customer_id = (SELECT ctx_org_as('customer', 'global_administrator', 'service_support_administrator'))
    OR customer_id IN (SELECT d.customer_id FROM delegation d WHERE d.partner_id = (SELECT ctx_delegate())
      AND d.service_id IN ('entra', 'sharepoint', 'onedrive')))
  WITH CHECK (customer_id = (SELECT ctx_org_as('customer', 'global_administrator', 'service_support_administrator'))
    OR customer_id IN (SELECT d.customer_id FROM delegation d WHERE d.partner_id = (SELECT ctx_delegate())
      AND d.service_id IN ('entra', 'sharepoint', 'onedrive')));
GRANT UPDATE (street, city, state_province, postal_code, phone, technical_contact_email, preferred_language, release_preference, release_users,
  password_validity_days, password_notify_days, sharepoint_sharing, onedrive_sharing, updated_at) ON tenant_organization TO liaison_app;

-- P5: the customer's global administrator grants and removes, to a partner that it has a relation with.
CREATE POLICY granted ON delegation FOR INSERT TO liaison_app WITH CHECK (customer_id = (SELECT ctx_org_as('customer', 'global_administrator'))
  AND partner_id IN (SELECT r.partner_id FROM relation r WHERE r.customer_id = (SELECT ctx_org())));
CREATE POLICY removed ON delegation FOR DELETE TO liaison_app USING (customer_id = (SELECT ctx_org_as('customer', 'global_administrator')));
GRANT INSERT (customer_id, partner_id, service_id, granted_at), DELETE ON delegation TO liaison_app;

CREATE FUNCTION delegation_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'liaison_app' THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('delegation ' || NEW.customer_id, 0));
  IF EXISTS (SELECT FROM subscription s WHERE s.customer_id = NEW.customer_id AND s.partner_id = NEW.partner_id AND s.status <> 'deleted')
     AND EXISTS (SELECT FROM delegation d JOIN subscription s ON s.customer_id = d.customer_id AND s.partner_id = d.partner_id AND s.status <> 'deleted'
       WHERE d.customer_id = NEW.customer_id AND d.service_id = NEW.service_id AND d.partner_id <> NEW.partner_id) THEN
    RAISE EXCEPTION 'one partner that sells may be delegated for a service (P5)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER delegation_guard BEFORE INSERT ON delegation FOR EACH ROW EXECUTE FUNCTION delegation_guard();

-- The record of both.
CREATE POLICY tenant_read ON event FOR SELECT TO liaison_app USING (record_type IN ('tenant', 'delegation')
  AND audience = 'operator_partner_customer' AND (customer_id = (SELECT ctx_tenant_admin()) OR partner_id = (SELECT ctx_delegate())));
CREATE POLICY tenant_recorded ON event FOR INSERT TO liaison_app WITH CHECK (
  actor_id = (SELECT ctx_person()) AND actor_organization_id = (SELECT ctx_org()) AND audience = 'operator_partner_customer'
  AND CASE record_type
    WHEN 'tenant' THEN record_id = customer_id::text AND (
      (partner_id IS NULL AND customer_id = (SELECT ctx_org_as('customer', 'global_administrator', 'service_support_administrator')))
      OR (partner_id = (SELECT ctx_delegate()) AND customer_id IN (SELECT d.customer_id FROM delegation d WHERE d.partner_id = (SELECT ctx_delegate()))))
    WHEN 'delegation' THEN customer_id = (SELECT ctx_org_as('customer', 'global_administrator'))
      AND partner_id IN (SELECT r.partner_id FROM relation r WHERE r.customer_id = (SELECT ctx_org()))
    ELSE false END);

REVOKE EXECUTE ON FUNCTION tenant_settings(), hold_delegation(uuid, text), may_set_tenant(uuid, text), sharing_rank(text), tenant_guard(),
  tenant_change_follows(), delegation_guard() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenant_settings(), hold_delegation(uuid, text), may_set_tenant(uuid, text), sharing_rank(text) TO liaison_app;
