-- Services: added, renamed and retired by the operator's administrator; none is taken away, as messages, requests and offers name it. The
-- aliases are what else an export of Graph calls it.
ALTER TABLE service ADD COLUMN aliases text[] NOT NULL DEFAULT '{}', ADD COLUMN retired_at timestamptz, ADD COLUMN version int NOT NULL DEFAULT 1,
  ADD CHECK (id ~ '^[a-z][a-z0-9-]{1,39}$');
CREATE UNIQUE INDEX service_name ON service (lower(name));
CREATE TRIGGER operator_data_guard BEFORE INSERT OR UPDATE OR DELETE ON service
  FOR EACH STATEMENT EXECUTE FUNCTION operator_data_guard('administrator');
GRANT INSERT, UPDATE (name, aliases, retired_at, version) ON service TO liaison_app;

-- Those of an installation that stands already; the seed leaves a service as it finds it.
UPDATE service s SET aliases = known.aliases FROM (VALUES
  ('exchange', '{Microsoft Exchange Online,Exchange Online Archiving}'::text[]),
  ('sharepoint', '{Microsoft SharePoint}'),
  ('onedrive', '{Microsoft OneDrive}'),
  ('apps', '{Microsoft 365 Apps for enterprise,Microsoft 365 Apps for business,Office 365 ProPlus}'),
  ('entra', '{Microsoft Entra,Azure Active Directory,Microsoft 365 suite}')) AS known (id, aliases)
  WHERE s.id = known.id;
