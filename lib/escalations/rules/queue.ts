import { type ClockFacts, pausedDue } from './clock';
import { turn } from './states';

export type QueuePosition = { rank: 0 | 1 | 2 | 3; at: Date };

/**
 * Where an escalation stands in the operator's queue: first what still waits for its first response, nearest target first; then what is
 * the operator's turn, longest first; then what waits for the partner; then what is done.
 */
export function queuePosition(facts: ClockFacts, now: Date): QueuePosition {
  const whose = turn(facts.state);
  if (whose === 'nobody') return { rank: 3, at: now };
  if (whose === 'partner') return { rank: 2, at: now };
  return facts.firstResponseAt ? { rank: 1, at: now } : { rank: 0, at: pausedDue(facts, now) };
}
