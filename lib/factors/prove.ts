import { forgetGuesses, mayGuess } from '@/lib/platform/guess-limit';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { proofDue } from '@/lib/policy/proof';
import { DomainError, type Outcome } from '@/lib/shared/errors';
import { confirmIdentity } from './commands/confirm-identity';
import { CODE_LIMITS, PASSWORD_LIMITS } from './internal/limits';

/** Takes what a person typed to prove who they are, as confirmIdentity does, and counts the guesses of whoever that person is. */
export async function prove(viewer: Viewer, confirm: string): Promise<Outcome<null>> {
  try {
    const { personId, by } = await asViewer(viewer, async ({ tx, actor }) => ({
      personId: actor.personId,
      by: (await proofDue(tx, viewer.sessionHash))?.by ?? 'again',
    }));
    const limits = by === 'code' ? CODE_LIMITS : PASSWORD_LIMITS;
    if (!(await mayGuess(limits, personId)))
      return { ok: false, failure: { kind: 'step_up', by, why: 'too_many_tries' } };
    const outcome = await confirmIdentity(viewer, { confirm, sessionHash: viewer.sessionHash });
    if (outcome.ok) await forgetGuesses(limits, personId);
    return outcome;
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, failure: error.failure };
    throw error;
  }
}
