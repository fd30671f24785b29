import { searchEscalations, searchSummaries } from '@/lib/escalations/queries/search-escalations';
import { searchPortal } from '@/lib/search/queries/search-portal';
import { FOREIGN, type QuerySample } from './isolation-samples';
import { SECRETS } from './isolation-world';

const NOT_THE_CUSTOMER = ['wendy', 'alan', 'max', 'uma', 'fei', 'hana', 'lin'] as const;

export const SEARCH_QUERIES: Record<string, QuerySample> = {
  'escalations.searchEscalations': {
    rightful: 'hana',
    strangers: FOREIGN,
    call: (viewer, ids) => searchEscalations(viewer, ids.number, 5),
    tells: (ids) => [ids.number, SECRETS.title],
  },
  'escalations.searchSummaries': {
    rightful: 'tina',
    strangers: NOT_THE_CUSTOMER,
    call: (viewer, ids) => searchSummaries(viewer, ids.number, 5),
    tells: (ids) => [ids.number, SECRETS.summary],
  },
  'search.searchPortal': {
    rightful: 'lin',
    strangers: ['fei', 'nora', 'sam', 'bo', 'wendy', 'max', 'wu', 'he'],
    call: async (viewer, ids) => ({ ...(await searchPortal(viewer, ids.number)), q: '' }),
    tells: (ids) => [`/support-requests/${ids.number}`, SECRETS.title],
  },
};
