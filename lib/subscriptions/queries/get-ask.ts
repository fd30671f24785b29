import { getDraft } from '@/lib/conversation/queries';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { localInZone } from '@/lib/shared/zoned-time';
import { upgradeTargets } from '../internal/effect-facts';
import { lastDueOn } from '../rules/requests';
import { findSubscription } from '../tx';

/** What an unsent change request is found again by. */
export const askSubject = (subscriptionId: string): string => `change-request/${subscriptionId}`;

/** All that the form shows by which a customer asks for a change of one of its subscriptions, with what it had typed before. */
export async function getAsk(viewer: Viewer, subscriptionId: string) {
  return asViewer(viewer, async (acting) => {
    const { actor, now } = acting;
    const grant = authorize(actor, 'change_request.submit');
    const record = await findSubscription({ ...acting, grant }, subscriptionId);
    if (!record) throw notFound();
    const draft = await getDraft({ ...viewer, acting }, { kind: 'message', subject: askSubject(record.id) });
    const today = localInZone(now, actor.timeZone).slice(0, 10);
    return {
      record,
      targets: await upgradeTargets(acting, record),
      draft,
      key: draft?.key ?? newId(),
      today,
      lastDueOn: lastDueOn(today),
    };
  });
}

export type AskView = Awaited<ReturnType<typeof getAsk>>;
