-- What still waits for a receiver that is removed is given up by who removes it.
CREATE POLICY administrator_gives_up ON delivery FOR UPDATE TO liaison_app
  USING (state = 'pending' AND (SELECT ctx_is('operator', 'administrator'))
    AND EXISTS (SELECT FROM delivery_target t WHERE t.id = target_id AND t.removed_at IS NOT NULL))
  WITH CHECK (state = 'parked' AND (SELECT ctx_is('operator', 'administrator'))
    AND EXISTS (SELECT FROM delivery_target t WHERE t.id = target_id AND t.removed_at IS NOT NULL));
