-- The column for proofs dated every session that was open when it came as proved that instant. Whoever proved who they are after signing in proves
-- it once more; the sign-in itself counts as it did (docs/decisions/0032-second-factors.md).
UPDATE session SET confirmed_at = NULL WHERE confirmed_at > created_at;
