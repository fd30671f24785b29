import { openCases } from '@/lib/cases/queries/list-cases';
import { listSummaries } from '@/lib/escalations/queries/summaries';
import { unreadNeedingAction } from '@/lib/message-center/queries/unread-messages';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { scopeOf } from '@/lib/policy/scopes';
import { healthAtAGlance } from '@/lib/service-health/queries';

const SHOWN = 5;

export type SupportContact = {
  name: string;
  website: string | null;
  email: string | null;
  phone: string | null;
  hours: string | null;
  languages: string | null;
  /** The services for which the partner holds delegated admin privileges. */
  services: string[];
};

/**
 * All that a customer's person sees first: who supports the organization and how (P11), and, as far as the person's roles reach, the health
 * of its services, unread messages that need action, open cases, and what was filed for it and what became of that (P22).
 */
export async function getCustomerHome(viewer: Viewer) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    const { customerId = '' } = scopeOf(actor, authorize(actor, 'support_contact.view'));
    const joined = { ...viewer, acting };
    const relations = await tx.relation.findMany({
      where: { customerId },
      select: {
        partner: {
          select: {
            name: true,
            supportWebsite: true,
            supportEmail: true,
            supportPhone: true,
            supportHours: true,
            supportLanguages: true,
          },
        },
        delegations: { select: { service: { select: { name: true } } }, orderBy: { service: { position: 'asc' } } },
      },
      orderBy: { partner: { nameKey: 'asc' } },
    });
    const contacts: SupportContact[] = relations.map(({ partner, delegations }) => ({
      name: partner.name,
      website: partner.supportWebsite,
      email: partner.supportEmail,
      phone: partner.supportPhone,
      hours: partner.supportHours,
      languages: partner.supportLanguages,
      services: delegations.map(({ service }) => service.name),
    }));
    return {
      contacts,
      health: may(actor, 'health.view') ? await healthAtAGlance(joined) : null,
      messages: may(actor, 'service_message.mark') ? await unreadNeedingAction(joined) : null,
      cases: await openCases(joined),
      filed: may(actor, 'escalation.view_summary') ? (await listSummaries(joined)).rows.slice(0, SHOWN) : null,
      now,
    };
  });
}

export type CustomerHome = Awaited<ReturnType<typeof getCustomerHome>>;
