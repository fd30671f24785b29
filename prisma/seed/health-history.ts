import { randomUUID } from 'node:crypto';
import { moveClock } from '@/lib/platform/clock';
import type { Viewer } from '@/lib/policy/enter';
import { reportAffected } from '@/lib/service-health/commands/report-affected';

const HOUR = 3_600_000;

/** Tailspin says that the late mail is its trouble, too: two hours into the incident of Exchange Online. */
export async function seedHealthHistory(
  sessionOf: (email: string) => Promise<Viewer>,
  progress: (line: string) => void,
): Promise<void> {
  const serge = await sessionOf('serge@tailspin.example');
  moveClock(new Date(Date.now() - 5 * HOUR));
  try {
    const outcome = await reportAffected(serge, {
      issueId: 'EX413207',
      key: randomUUID(),
      version: 0,
      words:
        'Orders from our shops come by mail and are read up to two hours late; the evening dispatch could not be planned.',
      affectedCount: '35',
    });
    if (!outcome.ok) throw new Error(`The demo's report failed: ${JSON.stringify(outcome.failure)}`);
  } finally {
    moveClock(null);
  }
  progress('history: one organization is affected by the incident of Exchange Online');
}
