import { searchCases } from '@/lib/cases/queries/search-cases';
import { findCustomers } from '@/lib/customers/queries';
import { searchEscalations, searchSummaries } from '@/lib/escalations/queries/search-escalations';
import { searchMessages } from '@/lib/message-center/queries/search-messages';
import { searchOrganizations } from '@/lib/organizations/queries/search-organizations';
import { searchText, typedNumber } from '@/lib/platform/search-text';
import { may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { GROUP_ROWS, RECORD_NUMBER, SEARCHED, type SearchArea } from '../schema';

const MOST = GROUP_ROWS + 1;

/** One group: at most eight, and whether its list has more. */
const shown = <Hit>(found: Hit[]) => ({ hits: found.slice(0, GROUP_ROWS), isMore: found.length > GROUP_ROWS });

/**
 * What the viewer's own queries find: each area under its own action and scope, and only those that the roles reach. A number of one
 * record in reach is told as the way to it. Nothing typed finds nothing. One statement an area.
 */
export async function searchPortal(viewer: Viewer, typed: string | undefined) {
  return asViewer(viewer, async (acting) => {
    const { actor } = acting;
    const joined = { ...viewer, acting };
    const q = searchText(typed);
    const areas = SEARCHED.filter(({ action }) => may(actor, action)).flatMap((one): SearchArea[] => [...one.areas]);
    const has = (area: SearchArea) => q !== '' && areas.includes(area);
    const requests = has('requests') ? await searchEscalations(joined, q, MOST) : [];
    const filed = has('filed') ? await searchSummaries(joined, q, MOST) : [];
    const cases = has('cases') ? await searchCases(joined, q, MOST) : [];
    const customers = has('customers') ? (await findCustomers(joined, { q })).customers : [];
    const organizations = has('partners')
      ? await searchOrganizations(joined, q, MOST)
      : { partners: [], customers: [] };
    const messages = has('messages') ? await searchMessages(joined, q, MOST) : [];
    const number = typedNumber(q, RECORD_NUMBER);
    const goTo =
      [
        ...[...requests, ...filed].map((hit) => ({ number: hit.number, href: `/support-requests/${hit.number}` })),
        ...cases.map((hit) => ({ number: hit.number, href: `/cases/${hit.number}` })),
        ...messages.map((hit) => ({ number: hit.id, href: `/message-center/${hit.id}` })),
      ].find((one) => one.number === number)?.href ?? null;
    return {
      q,
      areas,
      goTo,
      side: actor.side,
      requests: shown(requests),
      filed: shown(filed),
      cases: shown(cases),
      customers: shown(customers),
      partners: shown(organizations.partners),
      tenants: shown(organizations.customers),
      messages: shown(messages),
    };
  });
}

export type PortalSearch = Awaited<ReturnType<typeof searchPortal>>;
