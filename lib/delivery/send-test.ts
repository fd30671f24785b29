import { env } from '@/lib/platform/env';
import { type Post, postGuarded } from '@/lib/platform/http';
import { unseal } from '@/lib/platform/seal';
import { listedTargets } from '@/lib/platform/target-address';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { DomainError, notFound, type Outcome } from '@/lib/shared/errors';
import { isUuid, newId } from '@/lib/shared/ids';
import { recordTest } from './commands/record-test';
import { signedHeaders } from './internal/sign';
import { judge } from './rules';

export type TestAnswer = {
  isDelivered: boolean;
  status: number | null;
  error: string | null;
  durationMs: number;
  excerpt: string;
};

/** The receiver to be tested, for who may set it up. */
const findTarget = (viewer: Viewer, id: string) =>
  asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'delivery.configure');
    const select = { id: true, url: true, secretSealed: true };
    const target = isUuid(id) ? await tx.deliveryTarget.findFirst({ where: { id, removedAt: null }, select }) : null;
    if (!target) throw notFound();
    return target;
  });

function openSecret(sealed: string): string | null {
  try {
    return unseal(sealed);
  } catch {
    return null;
  }
}

async function attempt(target: { url: string; secretSealed: string }, sending: Pick<Post, 'timeoutMs'>) {
  const secret = openSecret(target.secretSealed);
  if (!secret) return { error: 'secret_unreadable' as const, durationMs: 0 };
  const at = new Date();
  const id = newId();
  const body = JSON.stringify({ id, type: 'delivery_target.test', timestamp: at.toISOString(), data: { test: true } });
  return postGuarded({
    url: target.url,
    body,
    headers: signedHeaders(secret, { id, body, at }),
    allowPrivate: listedTargets(env().LIAISON_ALLOW_PRIVATE_TARGETS),
    ...sending,
  });
}

/**
 * Sends a signed test to one receiver now, outside any transaction and outside its deliveries, whether it is switched on or not. Answers with
 * what was answered, and puts that on the record.
 */
export async function sendTest(
  viewer: Viewer,
  id: string,
  sending: Pick<Post, 'timeoutMs'> = {},
): Promise<Outcome<TestAnswer>> {
  try {
    const target = await findTarget(viewer, id);
    const result = await attempt(target, sending);
    const { durationMs } = result;
    const said =
      'error' in result
        ? { status: null, error: result.error, excerpt: '' }
        : { status: result.status, error: null, excerpt: result.excerpt };
    const kept = await recordTest(viewer, { id: target.id, status: said.status, error: said.error, durationMs });
    if (!kept.ok) return kept;
    return { ok: true, value: { isDelivered: judge(result) === 'delivered', durationMs, ...said } };
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, failure: error.failure };
    throw error;
  }
}
