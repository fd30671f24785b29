-- A receiver that is removed is sent nothing and configured no more; what it was sent stays readable.
ALTER TABLE delivery_target ADD COLUMN removed_at timestamptz, ADD CHECK (removed_at IS NULL OR NOT is_enabled);
