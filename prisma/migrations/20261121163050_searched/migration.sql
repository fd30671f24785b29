-- A search looks through the titles in reach, newest change first. Words inside a text are no leakproof comparison, so no index finds them under
-- row-level security; this one holds all that is looked at, and the wide rows of the table stay unread (docs/decisions/0037-search-in-the-header.md).
CREATE INDEX escalation_searched ON escalation (updated_at DESC, id DESC, partner_id, title);
