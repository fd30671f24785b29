-- An MPN ID is a number: with noughts before it, it is the same one. Two partners that have it both stay as they are, for somebody to look at.
UPDATE organization o SET mpn_id = ltrim(o.mpn_id, '0') WHERE o.mpn_id LIKE '0%' AND length(ltrim(o.mpn_id, '0')) >= 4
  AND NOT EXISTS (SELECT FROM organization other WHERE other.id <> o.id AND ltrim(other.mpn_id, '0') = ltrim(o.mpn_id, '0'));
