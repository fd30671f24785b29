import { loadThread } from '@/lib/conversation/queries';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { findCase } from '../tx';

/** What the form for an escalation begins with when it comes from a case, and all of the case that can go along, oldest first. */
export async function getCaseToEscalate(viewer: Viewer, number: string) {
  return asViewer(viewer, async (acting) => {
    const grant = authorize(acting.actor, 'case.escalate');
    const record = await findCase({ ...acting, grant }, number);
    if (!record) throw notFound();
    const { items } = await loadThread(acting, { recordType: 'case', recordId: record.id });
    const messages = items.flatMap((item) =>
      item.kind === 'message'
        ? [{ id: item.id, at: item.at, side: item.side, audience: item.audience, body: item.body }]
        : [],
    );
    const files = items.flatMap((item) => (item.kind === 'event' ? [] : item.files));
    const { title, description, startedAt, impact, affectedCount, customerId, serviceId } = record;
    return {
      number,
      customerId,
      serviceId,
      title,
      description,
      startedAt,
      impact,
      affectedCount,
      messages,
      files,
    };
  });
}

export type CaseToEscalate = Awaited<ReturnType<typeof getCaseToEscalate>>;
