-- P10, as before, and a term that began before the first price costs what was the first, whosesoever: a price for one partner that is announced
-- later changes no running term.
CREATE OR REPLACE FUNCTION seat_price(partner uuid, offer text, at timestamptz) RETURNS int LANGUAGE sql STABLE
  AS $$ SELECT coalesce(
    (SELECT p.seat_month_cents FROM public.offer_price p WHERE p.offer_id = offer AND (p.partner_id = partner OR p.partner_id IS NULL)
       AND p.valid_from <= at ORDER BY p.partner_id NULLS LAST, p.valid_from DESC LIMIT 1),
    (SELECT p.seat_month_cents FROM public.offer_price p WHERE p.offer_id = offer AND (p.partner_id = partner OR p.partner_id IS NULL)
       ORDER BY p.valid_from, p.partner_id NULLS LAST LIMIT 1)) $$;
