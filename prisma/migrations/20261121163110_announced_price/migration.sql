-- P10: a price that is announced and holds for no term yet gives way to the next one that is announced; what held is never taken back.
CREATE POLICY operator_replaces ON offer_price FOR DELETE TO liaison_app
  USING (valid_from > now() AND (SELECT ctx_is('operator', 'administrator')));
GRANT DELETE ON offer_price TO liaison_app;
