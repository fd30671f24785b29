import { getCase } from '@/lib/cases/queries/get-case';
import { getEscalation } from '@/lib/escalations/queries/get-escalation';
import { getSummary } from '@/lib/escalations/queries/summaries';
import { authorize } from '@/lib/policy/authorize';
import type { Acting, Viewer } from '@/lib/policy/enter';
import { getIssue } from '@/lib/service-health/queries';
import { notFound } from '@/lib/shared/errors';
import { getChangeRequest } from '@/lib/subscriptions/queries/get-change-request';
import { getSubscription } from '@/lib/subscriptions/queries/get-subscription';
import { listPrices } from '@/lib/subscriptions/queries/list-prices';
import { importedSql } from './imported';

/** What a mail says of the thing, as its reader may see it. */
export type Thing = {
  /** The number or name that people call it by. */
  reference: string | null;
  title: string;
  /** The one address of the thing, from the root. */
  path: string;
  customer: string | null;
  service: string | null;
  /** P22: who speaks to a customer is its partner, not one of its persons. */
  who?: string;
};

/** What the worker knows of the event; `data` is there only when the reader may read the event itself. */
export type Told = {
  recordType: string;
  recordId: string;
  partnerId: string | null;
  customerId: string | null;
  number: string | null;
  /** From when to when, for what took its time. */
  period: { begun: Date; ended: Date } | null;
  data: Record<string, unknown> | null;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

async function organizationName({ tx }: Acting, id: string | null): Promise<string | null> {
  if (!id) return null;
  const found = await tx.organization.findFirst({ where: { id }, select: { name: true } });
  return found?.name ?? null;
}

async function serviceName({ tx }: Acting, id: unknown): Promise<string | null> {
  if (typeof id !== 'string') return null;
  const found = await tx.service.findFirst({ where: { id }, select: { name: true } });
  return found?.name ?? null;
}

async function escalation(viewer: Viewer, acting: Acting, told: Told): Promise<Thing> {
  const number = told.number ?? '';
  const path = `/support-requests/${number}`;
  if (acting.actor.side === 'customer') {
    const { summary } = await getSummary(viewer, number);
    const { serviceName: service, partnerName: who } = summary;
    return { reference: number, title: summary.summary, path, customer: null, service, who };
  }
  const { title, place } = await getEscalation(viewer, number);
  const customer = place.customerName;
  return { reference: number, title, path, customer, service: place.serviceName };
}

async function healthIssue(viewer: Viewer, told: Told): Promise<Thing> {
  const { issue } = await getIssue(viewer, told.recordId);
  const path = `/service-health/${issue.id}`;
  return { reference: issue.id, title: issue.title, path, customer: null, service: issue.service.name };
}

async function serviceMessage(acting: Acting, told: Told): Promise<Thing> {
  authorize(acting.actor, 'service_message.view');
  const message = await acting.tx.serviceMessage.findFirst({
    where: { id: told.recordId },
    select: { id: true, title: true, services: { select: { name: true }, orderBy: { name: 'asc' } } },
  });
  if (!message) throw notFound();
  const service = message.services.map((one) => one.name).join(', ') || null;
  const path = acting.actor.side === 'operator' ? `/communications/${message.id}` : `/message-center/${message.id}`;
  return { reference: message.id, title: message.title, path, customer: null, service };
}

/** What an import changed, as far as it reaches the reader: the most urgent by its title, and how many more. */
async function imported({ tx, actor }: Acting, { begun, ended }: NonNullable<Told['period']>): Promise<Thing> {
  authorize(actor, 'service_message.view');
  const found = await tx.$queryRaw<{ title: string; count: number }[]>`
    SELECT m.title, count(*) OVER ()::int AS count FROM service_message m WHERE ${importedSql(begun, ended)}
    ORDER BY m.act_by NULLS LAST, m.id LIMIT 1`;
  const [first] = found;
  if (!first) throw notFound();
  const title = first.count > 1 ? `${first.title} (+${first.count - 1})` : first.title;
  return { reference: null, title, path: '/message-center?sort=-updated', customer: null, service: null };
}

/** Under the name that it has now, and for a partner with whose it is. */
function ofSubscription(acting: Acting, path: string, record: { friendlyName: string; customerName: string }): Thing {
  const customer = acting.actor.side === 'customer' ? null : record.customerName;
  return { reference: null, title: record.friendlyName, path, customer, service: null };
}

async function subscription(viewer: Viewer, acting: Acting, told: Told): Promise<Thing> {
  return ofSubscription(acting, `/subscriptions/${told.recordId}`, await getSubscription(viewer, told.recordId));
}

async function changeRequest(viewer: Viewer, acting: Acting, told: Told): Promise<Thing> {
  const { subscription: record } = await getChangeRequest(viewer, told.recordId);
  return ofSubscription(acting, `/change-requests/${told.recordId}`, record);
}

async function customerCase(viewer: Viewer, acting: Acting, told: Told): Promise<Thing> {
  const { number, title, customer, service } = await getCase(viewer, told.number ?? '');
  const whose = acting.actor.side === 'customer' ? null : customer.name;
  return { reference: number, title, path: `/cases/${number}`, customer: whose, service: service?.name ?? null };
}

/** P9: a partner's own standing, and no other organization's. */
function standing({ actor }: Acting, told: Told): Thing {
  if (actor.side !== 'partner' || actor.organizationId !== told.recordId) throw notFound();
  return { reference: null, title: actor.organizationName, path: '/partner/profile', customer: null, service: null };
}

/** P10, P23: an offer of which the reader's partner pays the price in question: its own, or everybody's where it has none of its own. */
async function priced(viewer: Viewer, { tx, actor }: Acting, told: Told): Promise<Thing> {
  const offer = (await listPrices(viewer)).rows.find((one) => one.id === told.recordId);
  const own = { offerId: told.recordId, partnerId: actor.organizationId };
  if (!offer || (told.partnerId === null && (await tx.offerPrice.count({ where: own })) > 0)) throw notFound();
  return { reference: null, title: offer.name, path: '/subscriptions/prices', customer: null, service: null };
}

/** With whom a relation was, for one of its two sides. */
async function relation(acting: Acting, told: Told): Promise<Thing> {
  const isCustomer = acting.actor.side === 'customer';
  const [customerId = '', partnerId = ''] = told.recordId.split(':');
  const title = await organizationName(acting, isCustomer ? partnerId : customerId);
  if (!told.data || !title) throw notFound();
  return {
    reference: null,
    title,
    path: isCustomer ? '/tenant/partners' : '/customers',
    customer: null,
    service: null,
  };
}

/** Of a record whose own event says what it is called: whoever reads the event knows that much already. */
async function named(acting: Acting, told: Told): Promise<Thing> {
  const { data, recordType, customerId } = told;
  if (!data) throw notFound();
  const number = textOf(data.number);
  const customer = await organizationName(acting, customerId);
  const configuration = `/customers/${customerId}/configuration`;
  const paths: Record<string, string> = {
    delegation: acting.actor.side === 'customer' ? '/tenant/partners' : configuration,
    tenant: configuration,
  };
  const path = paths[recordType];
  if (!path) throw notFound();
  return {
    reference: number || null,
    title: textOf(data.title) || number || (customer ?? ''),
    path,
    customer: acting.actor.side === 'customer' ? null : customer,
    service: await serviceName(acting, data.serviceId),
  };
}

/** The thing that an event is about, by the query of its page. Throws not_found or refused when the reader may not see it. */
export async function readThing(viewer: Viewer, acting: Acting, told: Told): Promise<Thing> {
  switch (told.recordType) {
    case 'escalation':
      return escalation(viewer, acting, told);
    case 'health_issue':
      return healthIssue(viewer, told);
    case 'service_message':
      return told.period ? imported(acting, told.period) : serviceMessage(acting, told);
    case 'case':
      return customerCase(viewer, acting, told);
    case 'subscription':
      return subscription(viewer, acting, told);
    case 'change_request':
      return changeRequest(viewer, acting, told);
    case 'organization':
      return standing(acting, told);
    case 'offer':
      return priced(viewer, acting, told);
    case 'relation':
      return relation(acting, told);
    default:
      return named(acting, told);
  }
}
