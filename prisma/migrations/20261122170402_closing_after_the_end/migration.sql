-- A case that is still open when the relation ends is closed by either side (docs/decisions/0034-ending-a-relation.md); while the relation
-- stands the partner closes what is resolved, and its customer says whether the problem is gone (P11).
CREATE OR REPLACE FUNCTION customer_case_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'liaison_app' THEN RETURN NEW; END IF;
  IF ctx_kind() = 'customer' AND NEW.state <> OLD.state AND NEW.state IN ('waiting_for_customer', 'resolved') THEN
    RAISE EXCEPTION 'the partner resolves a case and asks its customer (P11)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF ctx_kind() = 'partner' AND NEW.state = 'closed' AND OLD.state IN ('open', 'waiting_for_customer')
     AND hold_relation(OLD.customer_id, OLD.partner_id) THEN
    RAISE EXCEPTION 'the partner closes what is resolved, or what the end of the relation left open (P11)' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.version <= OLD.version THEN
    RAISE EXCEPTION 'a case goes from version to version' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
