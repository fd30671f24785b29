import { listSummaries } from '@/lib/escalations/queries/summaries';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { scopeOf } from '@/lib/policy/scopes';

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
 * All that a customer's person sees first: who supports the organization and how (P11), and, as far as the person's roles reach, what was
 * filed for it and what became of that (P22).
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
      filed: may(actor, 'escalation.view_summary') ? (await listSummaries(joined)).rows.slice(0, SHOWN) : null,
      now,
    };
  });
}

export type CustomerHome = Awaited<ReturnType<typeof getCustomerHome>>;
