import { fieldErrors } from '@/lib/command/field-errors';
import { env } from '@/lib/platform/env';
import { faultOfName, type Resolve } from '@/lib/platform/http';
import { listedTargets, readTarget } from '@/lib/platform/target-address';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { DomainError, invalid } from '@/lib/shared/errors';
import { configureTarget } from './commands/configure-target';
import { targetForm } from './schema';

const NAME_FAULTS = { invalid_url: 'web_address', insecure: 'https_needed', private_address: 'private_name' } as const;

/** Throws invalid for a name that leads where nothing may be sent, together with what else is wrong. Asked outside any transaction. */
async function checkName(raw: unknown, resolve?: Resolve): Promise<void> {
  const url = targetForm.pick({ url: true }).safeParse(raw);
  if (!url.success) return;
  const target = readTarget(url.data.url, listedTargets(env().LIAISON_ALLOW_PRIVATE_TARGETS));
  const fault = 'error' in target ? null : await faultOfName(target, resolve);
  if (!fault) return;
  const others = targetForm.safeParse(raw);
  throw invalid({ ...(others.success ? {} : fieldErrors(others.error)), url: NAME_FAULTS[fault] });
}

/**
 * Adds or edits a receiver as `configureTarget` does, once its name was asked for. One that leads to a private address is refused at its
 * field; one that nobody knows at the moment is taken, as each sending asks again.
 */
async function save(viewer: Viewer, raw: unknown, resolve?: Resolve): ReturnType<typeof configureTarget> {
  try {
    await asViewer(viewer, async ({ actor }) => authorize(actor, configureTarget.action));
    await checkName(raw, resolve);
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, failure: error.failure };
    throw error;
  }
  return configureTarget(viewer, raw);
}
export const saveTarget = Object.assign(save, { action: configureTarget.action });
