import { newestVisibleMarks } from '@/lib/audit/queries';
import { loadMessageDrafts, loadThread, namesOf } from '@/lib/conversation/queries';
import { authorize, may, refusalOf } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { loadEscalations } from '../internal/escalations';
import { type CaseAct, type CaseSide, nextCaseState } from '../rules/states';
import type { CaseImpact } from '../schema';
import { findCase, hasOpenEscalation } from '../tx';

const MESSAGE_FORMS = ['reply', 'ask', 'note', 'resolve', 'close', 'reopen'] as const;
export type CaseForm = (typeof MESSAGE_FORMS)[number];

const SUPPORT = {
  id: true,
  name: true,
  supportWebsite: true,
  supportEmail: true,
  supportPhone: true,
  supportHours: true,
  supportLanguages: true,
} as const;

/** One case with its conversation, record and files, who answers and how (P11), what came of it, and what this viewer can do now - or why not. */
export async function getCase(viewer: Viewer, number: string) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    const grant = authorize(actor, 'case.view');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const record = await findCase({ ...acting, grant }, number);
    if (!record) throw notFound();
    const side = actor.side as CaseSide;
    const partner = await tx.organization.findUniqueOrThrow({ where: { id: record.partnerId }, select: SUPPORT });
    const customer = await tx.organization.findUniqueOrThrow({
      where: { id: record.customerId },
      select: { id: true, name: true, domain: true },
    });
    const service = record.serviceId ? await tx.service.findUnique({ where: { id: record.serviceId } }) : null;
    const thread = await loadThread(acting, { recordType: 'case', recordId: record.id });
    const names = await namesOf(acting, [record.openedById, ...thread.personIds]);
    const { customerId, partnerId } = record;
    const isEnded = !(await tx.relation.findFirst({ where: { customerId, partnerId }, select: { customerId: true } }));
    const facts = {
      state: record.state,
      isEnded,
      hasOpenEscalation: side === 'partner' && (await hasOpenEscalation(acting, record.id)),
    };
    const can = (action: 'reply' | 'resolve' | 'close' | 'reopen' | 'escalate', act: CaseAct) => {
      const next = nextCaseState(act, side, facts);
      return {
        now: may(actor, `case.${action}`) && next.ok,
        why: next.ok ? null : next.why,
      };
    };
    return {
      id: record.id,
      number: record.number,
      version: record.version,
      state: record.state,
      title: record.title,
      description: record.description,
      startedAt: record.startedAt,
      impact: record.impact as CaseImpact,
      affectedCount: record.affectedCount,
      openedAt: record.openedAt,
      openedBy: names.get(record.openedById) ?? null,
      isMine: record.openedById === actor.personId,
      updatedAt: record.updatedAt,
      resolvedAt: record.resolvedAt,
      closedAt: record.closedAt,
      partner,
      customer,
      service: service ? { id: service.id, name: service.name } : null,
      escalations: await loadEscalations(acting, record.id),
      thread: thread.items,
      names: Object.fromEntries(names),
      sentKeys: thread.sentKeys,
      drafts: await loadMessageDrafts(acting, record.number),
      freshKeys: Object.fromEntries(MESSAGE_FORMS.map((form) => [form, newId()])) as Record<CaseForm, string>,
      can: {
        reply: can('reply', side === 'partner' ? 'reply_partner' : 'reply_customer'),
        ask: side === 'partner' ? can('reply', 'ask_customer') : { now: false, why: null },
        note: { now: may(actor, 'case.note') && !isEnded, why: null },
        resolve: can('resolve', 'resolve'),
        close: can('close', 'close'),
        reopen: can('reopen', 'reopen'),
        escalate: can('escalate', 'escalate'),
      },
      /** The two have no relation any more: the case is read and closed, and that is all. */
      isEnded,
      escalateRefusal: side === 'customer' && !isEnded ? refusalOf(actor, 'case.escalate') : null,
      side,
      seen,
      now,
    };
  });
}

export type CaseRecordView = Awaited<ReturnType<typeof getCase>>;
