import { newestVisibleMarks } from '@/lib/audit/queries';
import { authorize, may, refusalOf } from '@/lib/policy/authorize';
import { type Acting, asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { loadTimeline } from '../internal/timeline';
import { ACTION_OF, CHANGES, whyNotNow } from '../rules/changes';
import { daysLeft, deletesAt, termState } from '../rules/suspension';
import type { RequestKind, RequestState } from '../schema';
import { findSubscription, type SubscriptionRecord } from '../tx';

async function requestsOn({ tx, actor }: Acting, record: SubscriptionRecord) {
  if (!may(actor, 'change_request.view')) return [];
  const found = await tx.changeRequest.findMany({
    where: { subscriptionId: record.id, customerId: record.customerId, partnerId: record.partnerId },
    select: { id: true, kind: true, state: true, wantedQuantity: true, requestedAt: true },
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    take: 10,
  });
  return found.map((one) => ({ ...one, kind: one.kind as RequestKind, state: one.state as RequestState }));
}

/** One subscription: what it is, what is left of its seats, term and days, what was asked about it, and each change with who may make it and why not now. */
export async function getSubscription(viewer: Viewer, id: string) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    const grant = authorize(actor, 'subscription.view');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const record = await findSubscription({ ...acting, grant }, id);
    if (!record) throw notFound();
    const addOns = await tx.subscription.findMany({
      where: { parentId: record.id, customerId: record.customerId, partnerId: record.partnerId },
      select: { id: true, friendlyName: true, status: true },
      orderBy: { id: 'asc' },
    });
    const changes = CHANGES.map((change) => {
      const isAllowed = may(actor, ACTION_OF[change]);
      return {
        change,
        isAllowed,
        rule: isAllowed ? null : refusalOf(actor, ACTION_OF[change]).rule,
        why: whyNotNow(change, record, now),
      };
    });
    return {
      ...record,
      side: actor.side,
      changes,
      addOns,
      termState: termState(record, now),
      deletedAt: record.status === 'deleted' && record.suspendedAt ? deletesAt(record.suspendedAt) : null,
      deletion:
        record.status === 'suspended' && record.suspendedAt
          ? { at: deletesAt(record.suspendedAt), days: daysLeft(record.suspendedAt, now) }
          : null,
      requests: await requestsOn(acting, record),
      canAsk: may(actor, 'change_request.submit') && record.status !== 'deleted',
      timeline: await loadTimeline(acting, { recordType: 'subscription', recordId: record.id }),
      hasPriceRefusal: actor.side === 'partner' && !may(actor, 'price.view'),
      seen,
      now,
    };
  });
}

export type SubscriptionView = Awaited<ReturnType<typeof getSubscription>>;
