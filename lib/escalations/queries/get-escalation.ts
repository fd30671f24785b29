import { newestVisibleSeqs } from '@/lib/audit/queries';
import { loadMessageDrafts, loadThread, namesOf } from '@/lib/conversation/queries';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import type { Action } from '@/lib/policy/table';
import { notFound } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { responseClock } from '../rules/clock';
import { allowedSeverities } from '../rules/severity';
import { actsFor, isCustomerTold, isJudgeable, nextState, reopenableUntil } from '../rules/states';
import type { Impact, Lack } from '../schema';
import { findEscalation } from '../tx';

const ACTIONS = [
  'set_severity',
  'judge',
  'take',
  'ask_partner',
  'resolve',
  'reply',
  'note',
  'tell_customer',
  'close',
  'reopen',
  'withdraw',
] as const;
/** The forms of a record that send a message; each keeps a draft of its own. */
const MESSAGE_FORMS = ['reply', 'ask', 'note', 'resolve', 'reopen', 'withdraw'] as const;
export type RecordAction = (typeof ACTIONS)[number];

/** One escalation with its conversation, record and files, and what this viewer can do with it now - or why not. */
export async function getEscalation(viewer: Viewer, number: string) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    const grant = authorize(actor, 'escalation.view');
    const seen = await newestVisibleSeqs({ ...viewer, acting });
    const record = await findEscalation({ ...acting, grant }, number);
    if (!record) throw notFound();
    const [place] = await tx.$queryRaw<
      {
        customer: string;
        domain: string;
        advanced: boolean;
        partner: string;
        service: string;
        topic: string;
        topic_names: unknown;
        issue: string | null;
        judgement: string | null;
        judgement_reason: string | null;
        case_number: string | null;
      }[]
    >`
      SELECT c.name AS customer, c.domain, c.advanced_agreement AS advanced, r.name AS partner, s.name AS service, e.topic_id AS topic,
        (SELECT t.names FROM support_topic t WHERE t.id = e.topic_id) AS topic_names,
        (SELECT i.title FROM health_issue i WHERE i.id = e.health_issue_id) AS issue,
        j.judgement, j.reason AS judgement_reason,
        (SELECT k.number FROM case_escalation l JOIN customer_case k ON k.id = l.case_id WHERE l.escalation_id = e.id) AS case_number
      FROM escalation e JOIN organization c ON c.id = e.customer_id JOIN organization r ON r.id = e.partner_id JOIN service s ON s.id = e.service_id
        LEFT JOIN escalation_judgement j ON j.escalation_id = e.id
      WHERE e.id = ${record.id}::uuid`;
    if (!place) throw notFound();
    const thread = await loadThread(acting, { recordType: 'escalation', recordId: record.id });
    const names = await namesOf(acting, [record.filedById, record.assigneeId, ...thread.personIds]);
    const drafts = await loadMessageDrafts(acting, record.number);
    const facts = { ...record, kind: 'customer' as const };
    const side = actor.side === 'operator' ? 'operator' : 'partner';
    const acts = new Map(actsFor(side, facts, now).map((one) => [one.act, one]));
    const actOf = (action: RecordAction) =>
      action === 'reply'
        ? acts.get(side === 'operator' ? 'reply_operator' : 'reply_partner')
        : acts.get(action as 'take');
    const can = ACTIONS.map((action) => {
      const isAllowed = may(actor, `escalation.${action}` as Action);
      const act = actOf(action);
      const isOfSide = action === 'judge' ? isJudgeable(record.state) : action === 'note' || act !== undefined;
      return {
        action,
        isAllowed: isAllowed && isOfSide,
        now: isAllowed && isOfSide && (act?.ok ?? true),
        why: act && !act.ok ? act.why : null,
      };
    }).filter((one) => one.isAllowed);
    return {
      number: record.number,
      version: record.version,
      state: record.state,
      title: record.title,
      description: record.description,
      kind: record.kind,
      startedAt: record.startedAt,
      impact: record.impact as Impact,
      affectedCount: record.affectedCount,
      tried: record.tried,
      lacks: (['training', 'documentation', 'tools'] as Lack[]).filter(
        (lack) =>
          ({ training: record.lacksTraining, documentation: record.lacksDocumentation, tools: record.lacksTools })[
            lack
          ],
      ),
      lackExplained: record.lackExplained,
      contact: { name: record.contactName, email: record.contactEmail, phone: record.contactPhone },
      customerSummary: record.customerSummary,
      closingMessage: record.closingMessage,
      severity: record.severity,
      proposedSeverity: record.proposedSeverity,
      severityReason: record.severityReason,
      judgement: place.judgement,
      judgementReason: place.judgement_reason,
      severityChoices: allowedSeverities({
        kind: record.kind as 'technical' | 'billing',
        hasAdvancedAgreement: place.advanced,
      }),
      filedAt: record.filedAt,
      filedBy: names.get(record.filedById) ?? null,
      assignee: record.assigneeId ? (names.get(record.assigneeId) ?? null) : null,
      isMine: record.assigneeId === actor.personId,
      updatedAt: record.updatedAt,
      resolvedAt: record.resolvedAt,
      closedAt: record.closedAt,
      customerToldAt: record.customerToldAt,
      customerToldHow: record.customerToldHow,
      isCustomerTold: isCustomerTold(facts),
      reopenableUntil: nextState('reopen', facts, now).ok ? reopenableUntil(record.resolvedAt) : null,
      place: {
        customerId: record.customerId,
        serviceId: record.serviceId,
        customerName: place.customer,
        customerDomain: place.domain,
        partnerName: place.partner,
        serviceName: place.service,
        topicId: place.topic,
        topicNames: place.topic_names,
      },
      /** The partner's alone: the operator does not learn that there is one. */
      caseNumber: place.case_number,
      healthIssue: record.healthIssueId && place.issue ? { id: record.healthIssueId, title: place.issue } : null,
      clock: responseClock({ ...record, pausedMs: Number(record.pausedMs) }, now),
      waitingSince: record.waitingSince,
      firstResponseAt: record.firstResponseAt,
      drafts,
      freshKeys: Object.fromEntries(MESSAGE_FORMS.map((form) => [form, newId()])) as Record<string, string>,
      sentKeys: thread.sentKeys,
      thread: thread.items,
      names: Object.fromEntries(names),
      can,
      side: actor.side,
      id: record.id,
      now,
      seen,
    };
  });
}

export type EscalationView = Awaited<ReturnType<typeof getEscalation>>;
