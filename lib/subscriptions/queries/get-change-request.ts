import { newestVisibleMarks } from '@/lib/audit/queries';
import { loadTypedForms, namesOf } from '@/lib/conversation/queries';
import { authorize, may } from '@/lib/policy/authorize';
import { type Acting, asViewer, type Viewer } from '@/lib/policy/enter';
import type { Action } from '@/lib/policy/table';
import { notFound } from '@/lib/shared/errors';
import { effectFacts, type UpgradeTarget, upgradeTargets } from '../internal/effect-facts';
import { findRequest, type RequestRecord } from '../internal/requests';
import { loadTimeline } from '../internal/timeline';
import { whyNotNow } from '../rules/changes';
import { effectsOf, type Wanted } from '../rules/effects';
import { checkQuantity } from '../rules/quantity';
import { changeOf, isAmendable, REQUEST_ACTS } from '../rules/requests';
import { ANSWER_FORMS, answersPlace } from '../schema';
import { findSubscription, type SubscriptionRecord } from '../tx';

type Wish = { quantity: number | null; offerId: string | null; offerName: string | null };

async function wishes({ tx }: Acting, request: RequestRecord): Promise<{ asked: Wish; offered: Wish }> {
  const ids = [request.wantedOfferId, request.amendedOfferId].filter((id) => id !== null);
  const offers = ids.length ? await tx.offer.findMany({ where: { id: { in: ids } } }) : [];
  const wish = (quantity: number | null, offerId: string | null): Wish => ({
    quantity,
    offerId,
    offerName: offers.find((offer) => offer.id === offerId)?.name ?? null,
  });
  return {
    asked: wish(request.wantedQuantity, request.wantedOfferId),
    offered: wish(request.amendedQuantity ?? request.wantedQuantity, request.amendedOfferId ?? request.wantedOfferId),
  };
}

/** What stands in the way of doing it now, as an error or a reason; null when nothing does. */
function obstacle(
  request: RequestRecord,
  record: SubscriptionRecord,
  offered: Wish,
  targets: UpgradeTarget[],
  now: Date,
) {
  const change = changeOf(request.kind);
  if (!change) return null;
  const why = whyNotNow(change, record, now);
  if (why) return why;
  if (change === 'quantity') {
    const read = checkQuantity(String(offered.quantity), record);
    return read.ok ? null : read.error;
  }
  if (change === 'upgrade') {
    const target = targets.find((one) => one.id === offered.offerId);
    return target ? target.refusal : 'upgrade_no_path';
  }
  return null;
}

/** One change request: what stands now, what was asked, what was offered instead, what it will bring, what the viewer can do, and each step so far. */
export async function getChangeRequest(viewer: Viewer, id: string) {
  return asViewer(viewer, async (acting) => {
    const { actor, now } = acting;
    const grant = authorize(actor, 'change_request.view');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const request = await findRequest({ ...acting, grant }, id);
    const record = request && (await findSubscription({ ...acting, grant }, request.subscriptionId));
    if (!request || !record) throw notFound();
    const change = changeOf(request.kind);
    const { asked, offered } = await wishes(acting, request);
    const targets = change === 'upgrade' ? await upgradeTargets(acting, record) : [];
    const isOpen = request.state === 'open';
    const why = isOpen ? obstacle(request, record, offered, targets, now) : null;
    const target = targets.find((one) => one.id === offered.offerId);
    const wanted: Wanted | null = !change
      ? null
      : {
          change,
          ...(offered.quantity ? { quantity: offered.quantity } : {}),
          ...(target ?? {}),
          reason: 'customer_request',
        };
    const facts = change ? await effectFacts({ ...acting, grant, record }, change) : null;
    const names = await namesOf(acting, [request.requestedById, request.answeredById]);
    return {
      id: request.id,
      version: request.version,
      kind: request.kind,
      state: request.state,
      reason: request.reason,
      dueOn: request.dueOn,
      requestedAt: request.requestedAt,
      requestedBy: names.get(request.requestedById) ?? null,
      quantityBefore: request.quantityBefore,
      amendment: request.amendment,
      isAmended: request.amendedAt !== null,
      answer: request.answer,
      answeredAt: request.answeredAt,
      answeredBy: request.answeredById ? (names.get(request.answeredById) ?? null) : null,
      subscription: record,
      asked,
      offered,
      targets,
      why,
      effects: isOpen && !why && wanted && facts ? effectsOf(wanted, facts, now) : [],
      can: isOpen
        ? REQUEST_ACTS.filter(
            (act) => may(actor, `change_request.${act}` as Action) && (act !== 'amend' || isAmendable(request.kind)),
          )
        : [],
      typed: await loadTypedForms(acting, answersPlace(request.id), ANSWER_FORMS),
      timeline: await loadTimeline(acting, { recordType: 'change_request', recordId: request.id }),
      side: actor.side,
      seen,
    };
  });
}

export type RequestView = Awaited<ReturnType<typeof getChangeRequest>>;
