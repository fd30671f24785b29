import { newestVisibleSeqs } from '@/lib/audit/queries';
import { invitationsInside } from '@/lib/identity/tx';
import { authorize, may } from '@/lib/policy/authorize';
import { type Acting, asViewer, type Viewer } from '@/lib/policy/enter';
import { healthAtAGlance } from '@/lib/service-health/queries';
import { notFound } from '@/lib/shared/errors';
import { isUuid } from '@/lib/shared/ids';
import { listSubscriptions } from '@/lib/subscriptions/queries/list-subscriptions';
import { billingOf } from '../internal/keep-customer';
import { healthRank } from '../rules/cockpit';

async function openAt({ tx, actor }: Acting, customerId: string) {
  const place = { partnerId: actor.organizationId, customerId };
  const turns = async (count: (turn: object) => Promise<number>) => ({
    open: await count({ not: 'nobody' }),
    ours: await count({ equals: 'partner' }),
  });
  return {
    cases: may(actor, 'case.view') ? await turns((turn) => tx.customerCase.count({ where: { ...place, turn } })) : null,
    escalations: may(actor, 'escalation.view')
      ? await turns((turn) => tx.escalation.count({ where: { ...place, turn } }))
      : null,
  };
}

/**
 * One of the partner's customers: what the partner keeps of it, what it sold and is delegated for, what is open, how its services stand, and
 * what of this the person may change. Not found for an organization that is none of the partner's customers.
 */
export async function getCustomer(viewer: Viewer, id: string) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    authorize(actor, 'customer.view');
    const joined = { ...viewer, acting };
    const relation = isUuid(id)
      ? await tx.relation.findFirst({
          where: { customerId: id, partnerId: actor.organizationId },
          include: {
            customer: { select: { name: true, domain: true, advancedAgreement: true, createdAt: true } },
            profile: true,
            billing: true,
            delegations: { select: { serviceId: true, grantedAt: true } },
          },
        })
      : null;
    if (!relation) throw notFound();
    const seen = await newestVisibleSeqs(joined);
    const services = await tx.service.findMany({ select: { id: true, name: true }, orderBy: { position: 'asc' } });
    const sold = await tx.$queryRaw<{ service_id: string }[]>`
      SELECT DISTINCT os.service_id FROM subscription s JOIN offer_service os ON os.offer_id = s.offer_id
      WHERE s.partner_id = ${actor.organizationId}::uuid AND s.customer_id = ${id}::uuid AND s.status <> 'deleted'`;
    const glance = may(actor, 'health.view') ? await healthAtAGlance(joined) : [];
    const subscriptions = may(actor, 'subscription.view') ? await listSubscriptions(joined, { customer: id }) : null;
    const [found] = await tx.$queryRaw<{ lacks: boolean }[]>`SELECT lacks_administrator(${id}::uuid) AS lacks`;
    const invitations = found?.lacks ? await invitationsInside(acting, id) : [];
    const { customer, profile, billing, delegations } = relation;
    const held = services.map((service) => ({
      ...service,
      isSold: sold.some((one) => one.service_id === service.id),
      grantedAt: delegations.find((one) => one.serviceId === service.id)?.grantedAt ?? null,
    }));
    const served = held.filter((service) => service.isSold || service.grantedAt);
    const health = served.flatMap((service) => glance.find((one) => one.serviceId === service.id) ?? []);
    return {
      id,
      ...customer,
      since: relation.since,
      details: profile,
      billing: billing ? { ...billingOf(billing), version: billing.version } : null,
      services: held,
      health: may(actor, 'health.view')
        ? health.sort((a, b) => healthRank(b.classification, b.status) - healthRank(a.classification, a.status))
        : null,
      subscriptions: subscriptions?.rows ?? null,
      open: await openAt(acting, id),
      /** Who is invited to administer it, as long as nobody does; null once somebody does. */
      invitations: found?.lacks ? invitations : null,
      isInArrears: actor.isInArrears,
      can: {
        editDetails: may(actor, 'customer.edit_details'),
        editBilling: may(actor, 'customer.edit_billing'),
        order: may(actor, 'subscription.order'),
        invite: may(actor, 'customer.invite_administrator'),
        request: may(actor, 'relation.request'),
        configure: may(actor, 'tenant.view'),
      },
      seen,
      now,
    };
  });
}

export type CustomerRecord = Awaited<ReturnType<typeof getCustomer>>;
