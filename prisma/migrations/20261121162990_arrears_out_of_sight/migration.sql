-- P9, P19: a customer reads its partner's row, and its arrears are no business of the customer's. The column is for enter(), triggers and
-- partner_in_arrears(), which run with other rights; every other column is read as before.
DO $$
BEGIN
  REVOKE SELECT ON organization FROM liaison_app, liaison_worker;
  EXECUTE (SELECT format('GRANT SELECT (%s) ON organization TO liaison_app, liaison_worker', string_agg(quote_ident(attname), ', '))
    FROM pg_attribute WHERE attrelid = 'organization'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'in_arrears_since');
END $$;
