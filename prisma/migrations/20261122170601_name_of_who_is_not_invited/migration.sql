-- As before, and the record names who was invited.
CREATE OR REPLACE FUNCTION withdraw_fallen_invitations(target uuid, act text, reason text, at timestamptz) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  one record;
  happened uuid;
  withdrawn int := 0;
BEGIN
  IF NOT EXISTS (SELECT FROM person p WHERE p.id = target AND p.organization_id = ctx_people_organization()) THEN
    RAISE EXCEPTION 'invitations fall by who looks after the person alone' USING ERRCODE = 'insufficient_privilege';
  END IF;
  FOR one IN UPDATE invitation i SET withdrawn_at = at WHERE i.invited_by = target AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
      AND NOT inviter_stands(i.invited_by, i.invited_by_organization_id, i.organization_id, i.roles) RETURNING i.* LOOP
    happened := gen_random_uuid();
    INSERT INTO event (id, name, action, rule, actor_id, actor_organization_id, partner_id, customer_id, record_type, record_id, audience, data, at)
      SELECT happened, 'invitation.withdrawn', act, 'P19', ctx_person(), ctx_org(),
        CASE WHEN ctx_kind() = 'partner' THEN ctx_org() WHEN o.kind = 'partner' THEN o.id END, CASE WHEN o.kind = 'customer' THEN o.id END,
        'invitation', one.id::text, ctx_kind(), jsonb_build_object('organization', o.id, 'roles', array_to_string(one.roles, ','),
          'invitationBefore', 'open', 'invitationAfter', 'withdrawn', 'reason', reason), at
      FROM organization o WHERE o.id = one.organization_id;
    INSERT INTO event_words (event_id, name, words) VALUES (happened, 'name', one.name), (happened, 'email', one.email);
    withdrawn := withdrawn + 1;
  END LOOP;
  RETURN withdrawn;
END $$;
