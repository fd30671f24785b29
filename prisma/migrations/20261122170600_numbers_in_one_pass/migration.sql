-- What is written over goes through each shape once, and not once for each piece between the numbers that stay, which are looked for once:
-- off-boarding reads all that was ever written. The pieces hang together by signs that no text of ours has (STX before a number that stays,
-- ETX behind it), no digits and no signs between digits.
CREATE OR REPLACE FUNCTION without_numbers(said text, known known_words[], by_shape boolean) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
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
