import { newestVisibleMarks } from '@/lib/audit/queries';
import { catalogueServices } from '@/lib/catalogue/tx';
import { loadTypedForms } from '@/lib/conversation/queries';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { DAY_MS } from '@/lib/shared/time';
import { listReports, reportsOn } from './internal/affected';
import { followableCustomers } from './internal/followable-customers';
import { healthOfServices, heldServices, openIssues, resolvedIssues } from './internal/overview';
import { typedBefore } from './internal/typed-before';
import type { Classification, HealthStatus, PostType } from './schema';

export type { AffectedReport } from './internal/affected';
export type { IssueLine, ServiceHealth } from './internal/overview';

export type HealthIssueRow = {
  id: string;
  serviceId: string;
  classification: Classification;
  status: HealthStatus;
  title: string;
  impactDescription: string;
  startsAt: Date;
  endsAt: Date | null;
  isResolved: boolean;
  updatedAt: Date;
  /** What the customer that is filed for said of it itself. */
  affected: { affectedCount: number | null; updatedAt: Date } | null;
};

/**
 * A service's open issues, and those resolved in the last seven days, as far as they are meant for the viewer; newest first. With a customer, also
 * whether that one said that it is affected, for who may know.
 */
export async function listIssues(viewer: Viewer, serviceId: string, customerId?: string): Promise<HealthIssueRow[]> {
  return asViewer(viewer, async ({ tx, actor, now }) => {
    authorize(actor, 'health.view');
    const isTold = customerId !== undefined && may(actor, 'health.view_affected');
    const rows = await tx.healthIssue.findMany({
      where: { serviceId, OR: [{ isResolved: false }, { endsAt: { gte: new Date(now.getTime() - 7 * DAY_MS) } }] },
      include: {
        healthAffecteds: { where: { customerId: isTold ? customerId : newId(), withdrawnAt: null }, take: 1 },
      },
      orderBy: [{ isResolved: 'asc' }, { startsAt: 'desc' }],
      take: 20,
    });
    return rows.map(({ healthAffecteds: [affected], ...issue }) => ({
      ...issue,
      status: issue.status as HealthStatus,
      classification: issue.classification as Classification,
      affected: affected ? { affectedCount: affected.affectedCount, updatedAt: affected.updatedAt } : null,
    }));
  });
}

export const HEALTH_TABS = ['overview', 'history', 'reported'] as const;
export type HealthTab = (typeof HEALTH_TABS)[number];
export const HISTORY_DAYS = [7, 30] as const;
export type HealthSearch = { tab?: string; service?: string; days?: string; after?: string };

/**
 * Service health as the viewer's organization has it, one of three tabs: each service with its status and 90 days, and the open issues; what was
 * resolved in the last 7 or 30 days; what was reported as affecting. A filter that is nothing counts as none.
 */
export async function getHealth(viewer: Viewer, search: HealthSearch) {
  return asViewer(viewer, async (acting) => {
    const { actor, now } = acting;
    authorize(actor, 'health.view');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const tab = HEALTH_TABS.find((one) => one === search.tab) ?? 'overview';
    const days = HISTORY_DAYS.find((one) => String(one) === search.days) ?? HISTORY_DAYS[0];
    const held = await heldServices(acting);
    const service = held.find((one) => one.id === search.service)?.id;
    const shown = service ? held.filter((one) => one.id === service) : held;
    const wanted = { service, after: search.after };
    const mayKnow = may(actor, 'health.view_affected');
    return {
      side: actor.side,
      tab,
      days,
      service: service ?? null,
      held,
      services: tab === 'overview' ? await healthOfServices(acting, shown, true) : [],
      issues:
        tab === 'overview'
          ? await openIssues(acting, wanted)
          : tab === 'history'
            ? await resolvedIssues(acting, wanted, new Date(now.getTime() - days * DAY_MS))
            : { rows: [], next: null },
      reports: tab === 'reported' && mayKnow ? await listReports(acting, wanted) : { rows: [], next: null },
      mayKnow,
      canWrite: may(actor, 'health.write'),
      seen,
      now,
    };
  });
}
export type Health = Awaited<ReturnType<typeof getHealth>>;

/** Per service that the viewer's organization holds, sells or is delegated for: the status of its worst open issue, and how many are open. */
export async function healthAtAGlance(viewer: Viewer) {
  return asViewer(viewer, async (acting) => {
    authorize(acting.actor, 'health.view');
    const services = await healthOfServices(acting, await heldServices(acting), false);
    return services.map(({ id, name, status, classification, openIssues: count }) => ({
      serviceId: id,
      name,
      status,
      classification,
      openIssues: count,
    }));
  });
}

/** One issue with its posts, newest first; for whom the viewer follows it and could; what is known of who is affected. */
export async function getIssue(viewer: Viewer, id: string) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    authorize(actor, 'health.view');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const issue = await tx.healthIssue.findFirst({
      where: { id },
      include: { healthPosts: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] }, service: true },
    });
    if (!issue) throw notFound();
    const follows = await tx.healthFollow.findMany({
      where: { issueId: id, personId: actor.personId },
      select: { customerId: true, customer: { select: { name: true } } },
    });
    const canFollow = may(actor, 'health.follow');
    const reports = await reportsOn(acting, id);
    const standing =
      actor.side === 'customer' && may(actor, 'health.report_affected')
        ? await tx.healthAffected.findFirst({ where: { issueId: id, customerId: actor.organizationId } })
        : null;
    const { healthPosts, service, ...facts } = issue;
    return {
      issue: {
        ...facts,
        service,
        status: facts.status as HealthStatus,
        classification: facts.classification as Classification,
      },
      posts: healthPosts.map(({ id: postId, body, createdAt, postType, status }) => ({
        id: postId,
        body,
        createdAt,
        postType: postType as PostType,
        status: status as HealthStatus | null,
      })),
      follows: follows.map((follow) => ({ customerId: follow.customerId, customerName: follow.customer.name })),
      followable: canFollow && !issue.isResolved ? await followableCustomers(acting, issue) : [],
      side: actor.side,
      reports,
      report: {
        version: standing?.version ?? 0,
        sentKeys: standing ? [standing.submitKey] : [],
        ...(await typedBefore(viewer, acting, { issueId: id, form: 'affected' })),
      },
      can: {
        follow: canFollow,
        write: may(actor, 'health.write'),
        report: may(actor, 'health.report_affected'),
      },
      seen,
      now,
    };
  });
}
export type IssueView = Awaited<ReturnType<typeof getIssue>>;

/** Whom an issue of a service reaches (P1, P14): the customers that hold it, and the partners that sell it or are delegated for it, by name. */
async function reachOf({ tx }: Parameters<Parameters<typeof asViewer>[1]>[0], serviceId: string) {
  const rows = await tx.$queryRaw<{ id: string; name: string; kind: 'customer' | 'partner' }[]>`
    SELECT id, name, kind FROM health_reach(${serviceId})`;
  return {
    customers: rows.filter((row) => row.kind === 'customer').map((row) => row.name),
    partners: rows.filter((row) => row.kind === 'partner').map((row) => row.name),
  };
}

/** The editor's list: open issues, or all that were resolved, 25 a page. */
export async function listWritten(viewer: Viewer, search: { view?: string; service?: string; after?: string }) {
  return asViewer(viewer, async (acting) => {
    authorize(acting.actor, 'health.write');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const view = search.view === 'resolved' ? ('resolved' as const) : ('open' as const);
    const services = await catalogueServices(acting);
    const wanted = { service: services.find((one) => one.id === search.service)?.id, after: search.after };
    const { rows, next } =
      view === 'open' ? await openIssues(acting, wanted) : await resolvedIssues(acting, wanted, null);
    return { view, service: wanted.service ?? null, services, rows, next, seen };
  });
}

/** What the form for a new issue shows once its service is chosen: whom it will reach, and the form's key. */
export async function getNewIssue(viewer: Viewer, service: string | undefined) {
  return asViewer(viewer, async (acting) => {
    authorize(acting.actor, 'health.write');
    const services = (await catalogueServices(acting)).filter((one) => !one.isRetired);
    const chosen = services.find((one) => one.id === service) ?? null;
    const serviceId = chosen?.id ?? null;
    return {
      serviceId,
      serviceName: chosen?.name ?? null,
      services,
      reach: serviceId ? await reachOf(acting, serviceId) : null,
      ...(await typedBefore(viewer, acting, { serviceId: serviceId ?? '' })),
      timeZone: acting.actor.timeZone,
      now: acting.now,
    };
  });
}

/** An issue as its editor sees it: all of it, whom it reaches, and who said that it is affected. */
export async function getIssueToWrite(viewer: Viewer, id: string) {
  return asViewer(viewer, async (acting) => {
    authorize(acting.actor, 'health.write');
    const view = await getIssue({ ...viewer, acting }, id);
    const own = await acting.tx.healthPost.findMany({
      where: { issueId: id, writtenById: acting.actor.personId },
      select: { submitKey: true },
    });
    return {
      ...view,
      reach: await reachOf(acting, view.issue.serviceId),
      forms: {
        post: await typedBefore(viewer, acting, { issueId: id, form: 'post' }),
        resolve: await typedBefore(viewer, acting, { issueId: id, form: 'resolve' }),
        ...(await loadTypedForms(acting, `health/${id}`, ['edit'])),
      },
      sentKeys: own.map((post) => post.submitKey ?? ''),
      timeZone: acting.actor.timeZone,
    };
  });
}
export type IssueToWrite = Awaited<ReturnType<typeof getIssueToWrite>>;
