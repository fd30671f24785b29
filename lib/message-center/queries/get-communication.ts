import { newestVisibleMarks } from '@/lib/audit/queries';
import { saidBy, WITH_WORDS } from '@/lib/command/event';
import { namesOf } from '@/lib/conversation/queries';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { bodyAsHtml } from '../html';
import { isOwnMessage } from '../internal/advance';
import { audienceOf } from '../internal/audience';
import { nextWritingState, WRITING_ACTS, type WritingAct } from '../rules/writing';
import type { BodyType, Category, Detail, MessageSeverity, MessageState } from '../schema';

const ACTION_OF = {
  revise: 'service_message.write',
  submit: 'service_message.write',
  recall: 'service_message.write',
  return: 'service_message.approve',
  approve: 'service_message.approve',
  publish: 'service_message.publish',
  update: 'service_message.publish',
  withdraw: 'service_message.publish',
} as const satisfies Record<WritingAct, string>;

/** One message as the operator oversees it: as it will be read, whom it reaches, its record, and what this viewer can do with it now. */
export async function getCommunication(viewer: Viewer, id: string) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor } = acting;
    authorize(actor, 'service_message.oversee');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const message = await tx.serviceMessage.findFirst({
      where: { id },
      include: { services: { orderBy: { name: 'asc' } }, tags: { orderBy: { tag: 'asc' } } },
    });
    if (!message) throw notFound();
    const state = message.state as MessageState;
    const events = await tx.event.findMany({
      where: { recordType: 'service_message', recordId: id },
      include: WITH_WORDS,
      orderBy: { seq: 'asc' },
      take: 200,
    });
    const names = await namesOf(acting, [
      message.writtenById,
      message.approvedById,
      ...events.map((one) => one.actorId),
    ]);
    const isOwn = await isOwnMessage(acting, message);
    const can = WRITING_ACTS.map((act) => {
      const next = nextWritingState(act, { state, isOwn });
      return { act, action: ACTION_OF[act], isAllowed: may(actor, ACTION_OF[act]), why: next.ok ? null : next.why };
    });
    return {
      id,
      state,
      title: message.title,
      html: bodyAsHtml(message.bodyType as BodyType, message.body),
      details: message.details as Detail[],
      category: message.category as Category,
      severity: message.severity as MessageSeverity,
      isMajorChange: message.isMajorChange,
      isDataPrivacy: message.isDataPrivacy,
      origin: message.origin as 'written' | 'imported',
      startsAt: message.startsAt,
      endsAt: message.endsAt,
      actBy: message.actBy,
      lastModifiedAt: message.lastModifiedAt,
      publishedAt: message.publishedAt,
      version: message.version,
      services: message.services.map((one) => ({ name: one.name, isOurs: one.serviceId !== null })),
      tags: message.tags.map((one) => one.tag),
      writer: message.writtenById ? (names.get(message.writtenById) ?? null) : null,
      approver: message.approvedById ? (names.get(message.approvedById) ?? null) : null,
      audience: await audienceOf(
        acting,
        message.services.map((one) => one.serviceId),
        message.isDataPrivacy,
      ),
      history: events.map((event) => ({
        id: event.id,
        name: event.name.slice('service_message.'.length),
        at: event.at,
        who: event.actorId ? (names.get(event.actorId) ?? null) : null,
        reason: (saidBy(event) as { reason?: string }).reason ?? null,
      })),
      isOwn,
      can,
      seen,
    };
  });
}

export type Communication = Awaited<ReturnType<typeof getCommunication>>;
