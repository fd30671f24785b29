import type { Action } from '@/lib/policy/table';

/** How many of a group the page of results shows. */
export const GROUP_ROWS = 8;
/** The number of a support request, a case or a message. */
export const RECORD_NUMBER = /^([0-9]{15}|CS[0-9]{8}|MC[0-9]{1,12})$/;

/** What is searched for whom, in the order of the page. Customers are `tenants` where the operator administers them. */
export const SEARCH_AREAS = ['requests', 'filed', 'cases', 'customers', 'partners', 'tenants', 'messages'] as const;
export type SearchArea = (typeof SEARCH_AREAS)[number];

export const SEARCHED = [
  { action: 'escalation.view', areas: ['requests'] },
  { action: 'escalation.view_summary', areas: ['filed'] },
  { action: 'case.view', areas: ['cases'] },
  { action: 'customer.find', areas: ['customers'] },
  { action: 'organization.view', areas: ['partners', 'tenants'] },
  { action: 'service_message.view', areas: ['messages'] },
] as const satisfies readonly { action: Action; areas: readonly SearchArea[] }[];
