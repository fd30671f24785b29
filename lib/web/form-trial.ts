import type { Viewer } from '@/lib/policy/enter';
import { DomainError } from '@/lib/shared/errors';
import type { FormState } from '@/lib/shared/form-state';
import { newId } from '@/lib/shared/ids';
import { answerFailure, guarded, textFields } from './form-action';

/** A form that is only tried: what the query answers, in words as JSON in `done.trial`, with everything typed; what is wrong is said as when it is sent. */
export async function runTrialOf<T>(
  query: (viewer: Viewer, raw: unknown) => Promise<T>,
  form: FormData,
  words: (value: T) => Promise<unknown>,
): Promise<FormState> {
  const values = textFields(form);
  const outcome = await guarded<T>(async (viewer) => {
    try {
      return { ok: true, value: await query(viewer, values) };
    } catch (error) {
      if (error instanceof DomainError) return { ok: false, failure: error.failure };
      throw error;
    }
  }, form);
  if (!outcome.ok) return answerFailure(outcome.failure, values, form);
  return {
    problem: null,
    fields: {},
    values,
    attempt: newId(),
    done: { trial: JSON.stringify(await words(outcome.value)) },
  };
}
