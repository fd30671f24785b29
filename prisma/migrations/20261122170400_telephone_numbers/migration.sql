-- Telephone numbers in what is written over, in whatever way they are written (docs/decisions/0035-leaving.md has the rule). Full-width
-- digits and signs count as their plain ones.

-- Digits of a text as plain ones, nothing else of it.
CREATE FUNCTION digits_of(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT regexp_replace(translate(said, '０１２３４５６７８９', '0123456789'), '[^0-9]', '', 'g') $$;

-- What has digits and is no telephone number: numbers of requests and records, ids, dates, addresses of machines, versions, sums of money.
CREATE FUNCTION kept_numbers() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT '(?:' || array_to_string(ARRAY[
    '(?<![0-9０-９])[0-9０-９]{15}(?![0-9０-９])',
    '(?<![0-9A-Fa-f])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Fa-f])',
    '(?<![0-9]|[0-9][-./])(?:19|20)[0-9]{2}[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12][0-9]|3[01])(?![0-9]|[-./][0-9])',
    '(?<![0-9]|[0-9][-./])(?:0?[1-9]|[12][0-9]|3[01])[-./](?:0?[1-9]|[12][0-9]|3[01])[-./](?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]|[-./][0-9])',
    '(?<![0-9])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])',
    '(?<![0-9]|[0-9]\.)(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}(?![0-9]|\.[0-9])',
    '(?<![0-9A-Za-z])[vV]\.? ?[0-9]+(?:\.[0-9]+)+(?![0-9])',
    '(?<![0-9]|[0-9]\.)(?:0|[1-9][0-9]?)\.(?:0|[1-9][0-9]?)\.[0-9]{1,5}\.[0-9]{1,5}(?![0-9]|\.[0-9])',
    '(?<![0-9+＋])0[.,][0-9]+(?:\.[0-9]+)*(?![0-9])',
    '(?:CNY|RMB|EUR|USD|GBP|CHF|JPY|HKD|TWD|NT\$|[€$£¥￥]) ?[+-]?(?:[0-9]{1,3}(?:[ .,''][0-9]{3})+|[0-9]+)(?:[.,][0-9]{1,2})?(?![0-9])',
    '(?<![0-9])[+-]?(?:[0-9]{1,3}(?:[ .,''][0-9]{3})+|[0-9]+)(?:[.,][0-9]{1,2})? ?(?:CNY|RMB|EUR|USD|GBP|CHF|JPY|HKD|TWD|[€$£¥￥元])'],
  '|') || ')' $$;

-- Whether words that somebody is known by are a number, long enough to be nobody else's.
CREATE FUNCTION is_number(words text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT words ~ '^[0-9０-９ \u00a0\u3000+＋()（）./．·‐‑–—－-]+$' AND length(ltrim(digits_of(words), '0')) >= 7 $$;

-- A number that somebody is known by, by whatever signs between its digits, with its country's and its area's code or without: seven digits at least.
CREATE FUNCTION spelled_number(known text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  digits text := ltrim(digits_of(known), '0');
  sign text := '[ \u00a0\u3000()（）./．·‐‑–—－-]{0,3}';
  spelled text := '';
  digit text;
  ahead int := length(digits) - 7;
BEGIN
  IF ahead < 0 THEN RETURN NULL; END IF;
  FOR at IN 1 .. length(digits) LOOP
    digit := substr(digits, at, 1);
    digit := '[' || digit || translate(digit, '0123456789', '０１２３４５６７８９') || ']';
    spelled := CASE WHEN at <= ahead THEN '(?:' || spelled || digit || sign || ')?'
                    ELSE spelled || digit || CASE WHEN at < length(digits) THEN sign ELSE '' END END;
  END LOOP;
  RETURN '(?<![0-9０-９A-Za-z])(?:[+＋]' || sign || ')?(?:[0０]' || sign || '){0,2}' || spelled || '(?![0-9０-９])';
END $$;

-- The shapes, one after the other: after a word for a telephone; with + or 0; mobiles of mainland China; area codes without their 0.
CREATE FUNCTION without_telephones(said text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  d text := '[0-9０-９]';
  sign text := '[ \u00a0\u3000()（）./．·‐‑–—－-]{0,3}';
  hyphen text := '[ \u00a0\u3000‐‑–—－-]';
  ends text := '(?![0-9０-９])';
BEGIN
  said := regexp_replace(said, '((?:(?<![A-Za-z])(?:telephone|telefon|tel|phone|mobile|mobil|mob|handy|fax|whatsapp|rufnummer|durchwahl)s?'
    || '|电话|手机|座机|分机|传真|致电|電話|手機|分機|傳真|行動)(?: ?(?:numbers?|nummer|no|nr|号码|号|號碼|號))?[[:space:]:：.．是为為=-]{0,4})'
    || '[(（+＋]{0,2}' || d || '(?:' || sign || d || '){6,13}' || ends, '\1[…]', 'gi');
  said := regexp_replace(said, '(?<![0-9０-９A-Za-z])[+＋][ (（]{0,2}' || d || '(?:' || sign || d || '){6,14}' || ends, '[…]', 'g');
  said := regexp_replace(said, '(?<![-0-9０-９A-Za-z])[0０](?:' || sign || d || '){6,14}' || ends, '[…]', 'g');
  said := regexp_replace(said, '(?<![0-9０-９A-Za-z]|[A-Za-z][-_])(?:[8８][6６]' || sign || ')?[1１][3-9３-９]' || d || '(?:' || sign || d || '){8}' || ends, '[…]', 'g');
  said := regexp_replace(said, '(?<![0-9０-９A-Za-z]|[0-9０-９A-Za-z][-_])[(（][1-9１-９]' || d || '{1,3}[)）]' || hyphen || '?' || d || '{3,4}' || hyphen || '?' || d || '{4}' || ends,
    '[…]', 'g');
  said := regexp_replace(said, '(?<![0-9０-９A-Za-z]|[0-9０-９A-Za-z][-_])(?:[1１][0０]|[2２]' || d || '|[3-9３-９]' || d || '{2})[-－]' || d || '{3,4}' || hyphen || '?' || d
    || '{4}(?![0-9０-９]|[-－][0-9０-９])', '[…]', 'g');
  RETURN regexp_replace(said, '(?<![0-9０-９A-Za-z]|[0-9０-９A-Za-z][-_])(?:1[-. ])?[2-9][0-9]{2}[-.][2-9][0-9]{2}[-.][0-9]{4}(?![0-9]|[-.][0-9])', '[…]', 'g');
END $$;

-- Numbers that people are known by, and with `by_shape` whatever else looks like one. What kept_numbers() tells is looked for once and passed over;
-- the pieces between hang together by signs that no text of ours has (STX before a number that stays, ETX behind it), so that each shape is
-- looked for once as well: off-boarding reads all that was ever written.
CREATE FUNCTION without_numbers(said text, known known_words[], by_shape boolean) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  digits text := digits_of(said);
  numbers known_words[];
  one known_words;
  pieces text[];
  cleaned text;
BEGIN
  -- Most of what is written has no run of seven digits, and is told so at little cost.
  IF length(digits) < 7 OR said !~ '[0-9０-９](?:[ \u00a0\u3000()（）./．·‐‑–—－-]{0,3}[0-9０-９]){6}' THEN RETURN said; END IF;
  SELECT coalesce(array_agg(k ORDER BY length(k.words) DESC), '{}') INTO numbers FROM unnest(known) AS k
    WHERE is_number(k.words) AND position(right(digits_of(k.words), 7) IN digits) > 0;
  IF NOT by_shape AND cardinality(numbers) = 0 THEN RETURN said; END IF;
  pieces := string_to_array(regexp_replace(said, '(' || kept_numbers() || ')', E'\x02\\1\x03', 'g'), E'\x02');
  cleaned := pieces[1] || coalesce((SELECT string_agg(E'\x02' || split_part(piece.words, E'\x03', 2), '' ORDER BY piece.at)
    FROM unnest(pieces[2:]) WITH ORDINALITY AS piece(words, at)), '');
  FOREACH one IN ARRAY numbers LOOP
    cleaned := regexp_replace(cleaned, spelled_number(one.words), one.instead, 'g');
  END LOOP;
  IF by_shape THEN cleaned := without_telephones(cleaned); END IF;
  RETURN (SELECT string_agg(CASE WHEN piece.at = 1 THEN '' ELSE split_part(pieces[piece.at], E'\x03', 1) END || piece.words, '' ORDER BY piece.at)
    FROM unnest(string_to_array(cleaned, E'\x02')) WITH ORDINALITY AS piece(words, at));
END $$;

CREATE OR REPLACE FUNCTION without_known(said text, known known_words[]) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  one known_words;
  edge text;
BEGIN
  IF said IS NULL THEN RETURN NULL; END IF;
  said := without_numbers(said, known, false);
  FOREACH one IN ARRAY known LOOP
    IF position(lower(one.words) IN lower(said)) > 0 AND NOT is_number(one.words) THEN
      edge := CASE WHEN one.words ~ '^[[:alnum:]]+$' AND one.words !~ '[\u3040-\u9fff]' THEN '\y' ELSE '' END;
      said := regexp_replace(said, edge || regexp_replace(one.words, '([\\.*+?^$(){}|\[\]-])', '\\\1', 'g') || edge, one.instead, 'gi');
    END IF;
  END LOOP;
  RETURN said;
END $$;

CREATE OR REPLACE FUNCTION without_contacts(said text, known known_words[]) RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT without_numbers(regexp_replace(without_known(said, known), '[[:alnum:]._%+-]+[@＠][[:alnum:].．-]+', '[…]', 'g'), known, true) $$;

REVOKE EXECUTE ON FUNCTION digits_of(text), is_number(text), kept_numbers(), spelled_number(text), without_telephones(text),
  without_numbers(text, known_words[], boolean) FROM PUBLIC;
