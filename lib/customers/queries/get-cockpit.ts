import { newestVisibleMarks } from '@/lib/audit/queries';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { scopeOf } from '@/lib/policy/scopes';
import { healthAtAGlance } from '@/lib/service-health/queries';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { largestSubscriptions } from '@/lib/subscriptions/queries/largest-subscriptions';
import { type CockpitSight, readCockpit } from '../internal/cockpit-rows';
import { searchText } from '../internal/named';
import { type CockpitSort, cockpitSort, healthRank } from '../rules/cockpit';

const PAGE = 25;
export type CockpitSearch = { q?: string; sort?: string; dir?: string; after?: string };

/**
 * A partner's customers with what is open at each: cases and escalations (and how many are the partner's turn), the worst health of a
 * service sold or delegated, the next date a customer asked a change by, and the nearest end or deletion of a subscription. The worst
 * first, or by a column; 25 a page by keyset. And the largest subscriptions with their seats. Only what the person's roles reach is read.
 */
export async function getCockpit(viewer: Viewer, search: CockpitSearch) {
  return asViewer(viewer, async (acting) => {
    const { actor, now } = acting;
    const { partnerId = '' } = scopeOf(actor, authorize(actor, 'customer.view'));
    const joined = { ...viewer, acting };
    const sight: CockpitSight = {
      cases: may(actor, 'case.view'),
      escalations: may(actor, 'escalation.view'),
      health: may(actor, 'health.view'),
      subscriptions: may(actor, 'subscription.view'),
      requests: may(actor, 'change_request.view'),
    };
    const seen = await newestVisibleMarks(joined);
    const glance = sight.health ? await healthAtAGlance(joined) : [];
    const services = glance.map((one, index) => ({
      serviceId: one.serviceId,
      code: healthRank(one.classification, one.status) * 1_000 + index,
    }));
    const needs: Record<CockpitSort, boolean> = {
      worst: true,
      name: true,
      cases: sight.cases,
      escalations: sight.escalations,
      health: sight.health,
      act_by: sight.requests,
      ends: sight.subscriptions,
    };
    const sort = cockpitSort(search.sort, (one) => needs[one]);
    const isReversed = search.dir === 'reverse';
    const found = await readCockpit(acting, {
      partnerId,
      sight,
      services,
      q: searchText(search.q),
      sort,
      isReversed,
      from: readCursor(search.after, ['number', 'number', 'number', 'text', 'uuid']),
      limit: PAGE + 1,
    });
    const shown = found.slice(0, PAGE);
    const last = shown.at(-1);
    return {
      rows: shown.map((row) => ({
        id: row.id,
        name: row.name,
        domain: row.domain,
        cases: { open: row.cases, ours: row.cases_ours },
        escalations: { open: row.escalations, ours: row.escalations_ours },
        /** The service that stands worst, when one does not stand well. */
        health: row.health >= 1_000 ? (glance[row.health % 1_000] ?? null) : null,
        actBy: row.act_by,
        deletesAt: row.deletes_at,
        expiresAt: row.expires_at,
      })),
      next: found.length > PAGE && last ? writeCursor([last.k1, last.k2, last.k3, last.name_key, last.id]) : null,
      sort,
      isReversed,
      sight,
      seats: sight.subscriptions ? await largestSubscriptions(joined) : null,
      canCreate: may(actor, 'customer.create'),
      seen,
      now,
    };
  });
}

export type Cockpit = Awaited<ReturnType<typeof getCockpit>>;
