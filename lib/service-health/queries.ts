import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import type { HealthStatus } from './schema';

export type HealthIssueRow = {
  id: string;
  serviceId: string;
  classification: 'advisory' | 'incident';
  status: HealthStatus;
  title: string;
  impactDescription: string;
  startsAt: Date;
  endsAt: Date | null;
  isResolved: boolean;
  updatedAt: Date;
};

const DAY_MS = 86_400_000;

/** A service's open issues, and those resolved in the last seven days, as far as they are meant for the viewer; newest first. */
export async function listIssues(viewer: Viewer, serviceId: string): Promise<HealthIssueRow[]> {
  return asViewer(viewer, async ({ tx, actor, now }) => {
    authorize(actor, 'health.view');
    const rows = await tx.healthIssue.findMany({
      where: { serviceId, OR: [{ isResolved: false }, { endsAt: { gte: new Date(now.getTime() - 7 * DAY_MS) } }] },
      orderBy: [{ isResolved: 'asc' }, { startsAt: 'desc' }],
      take: 20,
    });
    return rows as HealthIssueRow[];
  });
}

/** One issue with its posts, newest first, and for which customers the viewer follows it. */
export async function getIssue(viewer: Viewer, id: string) {
  return asViewer(viewer, async ({ tx, actor, now }) => {
    authorize(actor, 'health.view');
    const issue = await tx.healthIssue.findFirst({
      where: { id },
      include: { healthPosts: { orderBy: { createdAt: 'desc' } }, service: true },
    });
    if (!issue) throw notFound();
    const follows = await tx.healthFollow.findMany({
      where: { issueId: id, personId: actor.personId },
      select: { customerId: true, customer: { select: { name: true } } },
    });
    return {
      issue: {
        ...issue,
        status: issue.status as HealthStatus,
        classification: issue.classification as 'advisory' | 'incident',
      },
      follows: follows.map((follow) => ({ customerId: follow.customerId, customerName: follow.customer.name })),
      canFollow: may(actor, 'health.follow'),
      now,
    };
  });
}
