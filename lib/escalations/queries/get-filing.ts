import { listDraftAttachments } from '@/lib/attachments/queries';
import { newestVisibleMarks } from '@/lib/audit/queries';
import { getCaseToEscalate } from '@/lib/cases/queries/case-to-escalate';
import { getDraft, getDraftByKey } from '@/lib/conversation/queries';
import { otherDrafts } from '@/lib/conversation/tx';
import { findCustomers } from '@/lib/customers/queries';
import { loadFilingReach } from '@/lib/customers/tx';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { listIssues } from '@/lib/service-health/queries';
import { notFound } from '@/lib/shared/errors';
import { isUuid, newId } from '@/lib/shared/ids';
import { findingsFor } from '@/lib/tenant-config/queries';
import { allowedSeverities, responseDueAt, SEVERITIES } from '../rules/severity';
import { loadPromises } from '../tx';

/** The first step: the partner's customers, for whoever may file for one. */
export async function findCustomersToFileFor(
  viewer: Viewer,
  search: { q?: string | undefined; after?: string | undefined },
) {
  return asViewer(viewer, async (acting) => {
    authorize(acting.actor, 'escalation.submit');
    return findCustomers({ ...viewer, acting }, search);
  });
}

/** The services of one of the partner's customers, each with how the partner reaches it (P12). */
export async function listServicesFor(viewer: Viewer, customerId: string) {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'escalation.submit');
    const customer = await tx.organization.findFirst({
      where: { id: customerId, kind: 'customer' },
      select: { id: true, name: true, domain: true },
    });
    const services = await tx.$queryRaw<
      {
        id: string;
        name: string;
        is_sold: boolean;
        is_delegated: boolean;
        open_incidents: number;
        open_advisories: number;
      }[]
    >`
      SELECT s.id, s.name,
        EXISTS (SELECT FROM subscription b JOIN offer_service os ON os.offer_id = b.offer_id
          WHERE b.partner_id = ${actor.organizationId}::uuid AND b.customer_id = ${customerId}::uuid AND b.status <> 'deleted' AND os.service_id = s.id) AS is_sold,
        EXISTS (SELECT FROM delegation d WHERE d.partner_id = ${actor.organizationId}::uuid AND d.customer_id = ${customerId}::uuid AND d.service_id = s.id) AS is_delegated,
        (SELECT count(*)::int FROM health_issue i WHERE i.service_id = s.id AND NOT i.is_resolved AND i.classification = 'incident') AS open_incidents,
        (SELECT count(*)::int FROM health_issue i WHERE i.service_id = s.id AND NOT i.is_resolved AND i.classification = 'advisory') AS open_advisories
      FROM service s WHERE s.retired_at IS NULL AND EXISTS (SELECT FROM relation r WHERE r.partner_id = ${actor.organizationId}::uuid AND r.customer_id = ${customerId}::uuid)
      ORDER BY s.position`;
    if (!customer || services.length === 0) throw notFound();
    return {
      customer,
      services: services.map((row) => ({
        id: row.id,
        name: row.name,
        isSold: row.is_sold,
        isDelegated: row.is_delegated,
        maySupport: row.is_sold || row.is_delegated,
        openIncidents: row.open_incidents,
        openAdvisories: row.open_advisories,
      })),
    };
  });
}

/** What a filing's draft is found again by. */
export const filingSubject = (customerId: string, serviceId: string, caseNumber = ''): string =>
  [customerId, serviceId, caseNumber].filter(Boolean).join('/');

/**
 * All that the filing form shows for a customer and a service (P14): its health, what could be mended first (where delegated), topics, and for each
 * severity what it promises and when a response would be due if filed now.
 */
export async function getFiling(
  viewer: Viewer,
  customerId: string,
  serviceId: string,
  { draftKey, caseNumber }: { draftKey?: string | undefined; caseNumber?: string | undefined } = {},
) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    authorize(actor, 'escalation.submit');
    const joined = { ...viewer, acting };
    const seen = await newestVisibleMarks(joined);
    const reach = await loadFilingReach(acting, customerId, serviceId);
    const service = await tx.service.findUnique({ where: { id: serviceId } });
    if (!reach || !service || service.retiredAt) throw notFound();
    const topics = await tx.supportTopic.findMany({
      where: { OR: [{ serviceId }, { serviceId: null }], retiredAt: null },
      orderBy: { position: 'asc' },
    });
    const me = await tx.person.findUniqueOrThrow({
      where: { id: actor.personId },
      select: { name: true, email: true, phone: true },
    });
    const { targets, calendar } = await loadPromises(acting);
    const issues = may(actor, 'health.view') ? await listIssues(joined, serviceId, customerId) : [];
    const findings =
      reach.isDelegated && may(actor, 'tenant.view') ? await findingsFor(joined, customerId, serviceId) : null;
    const fromCase = caseNumber ? await getCaseToEscalate(joined, caseNumber) : null;
    if (fromCase && fromCase.customerId !== customerId) throw notFound();
    const subject = filingSubject(customerId, serviceId, fromCase?.number);
    const draft =
      draftKey && isUuid(draftKey)
        ? await getDraftByKey(joined, draftKey)
        : await getDraft(joined, { kind: 'escalation', subject });
    const key = draft?.key ?? newId();
    const others = await otherDrafts(acting, { kind: 'escalation', subject, key });
    const files = draft ? await listDraftAttachments(joined, key) : [];
    const promises = (['technical', 'billing'] as const).flatMap((kind) => {
      const allowed = allowedSeverities({ kind, hasAdvancedAgreement: reach.hasAdvancedAgreement });
      return SEVERITIES.map((severity) => {
        const choice = allowed.find((one) => one.severity === severity);
        const isAllowed = choice?.allowed ?? false;
        return {
          kind,
          severity,
          isAllowed,
          refusal: choice?.refusal ?? null,
          dueAt: isAllowed ? responseDueAt({ severity, kind, filedAt: now, targets, calendar }) : null,
        };
      });
    });
    return {
      customer: { id: customerId, name: reach.customerName },
      service: { id: service.id, name: service.name },
      reach,
      topics: topics.map((topic) => ({
        id: topic.id,
        kind: topic.kind as 'technical' | 'billing',
        names: topic.names,
      })),
      fromCase,
      issues,
      findings,
      promises,
      me,
      key,
      subject,
      draft,
      otherDrafts: others.map(({ key, fields, updatedAt }) => ({ key, title: fields.title ?? '', updatedAt })),
      files,
      isInArrears: actor.isInArrears,
      partnerId: actor.organizationId,
      seen,
      timeZone: actor.timeZone,
      now,
    };
  });
}

export type Filing = Awaited<ReturnType<typeof getFiling>>;
