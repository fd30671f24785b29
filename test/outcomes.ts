import type { Outcome } from '@/lib/shared/errors';
import { ownerSql } from './database';

/** The value of a command that must have worked. */
export const done = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
};

/** Why a command did not work; null when it did. */
export const failureOf = <T>(outcome: Outcome<T>) => (outcome.ok ? null : outcome.failure);

/** What was recorded under a name, newest first. */
export const events = (name: string) =>
  ownerSql<{ data: Record<string, unknown>; audience: string }>(
    'SELECT e.data || coalesce((SELECT jsonb_object_agg(w.name, w.words) FROM event_words w WHERE w.event_id = e.id), $${}$$) AS data, e.audience FROM event e WHERE e.name = $1 ORDER BY e.seq DESC',
    [name],
  );
