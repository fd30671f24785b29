import { catalogueServices } from '@/lib/catalogue/tx';
import { getDraft, getDraftByKey } from '@/lib/conversation/queries';
import { authorize } from '@/lib/policy/authorize';
import { type Acting, asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { localInZone } from '@/lib/shared/zoned-time';
import { bodyAsHtml } from '../html';
import { audienceOf } from '../internal/audience';
import { nextWritingState } from '../rules/writing';
import { DATA_PRIVACY, type MessageState } from '../schema';

/** Where an editor's unsaved text is kept: of a new message, or of a change of one. */
export const writingSubject = (id: string | null): string => `communications/${id ?? 'new'}`;

type Fields = Record<string, string>;

async function standingOf({ tx, actor }: Acting, id: string) {
  const message = await tx.serviceMessage.findFirst({ where: { id }, include: { services: true, tags: true } });
  if (!message) throw notFound();
  const local = (at: Date | null) => (at ? localInZone(at, actor.timeZone) : '');
  const fields: Fields = {
    title: message.title,
    category: message.category,
    severity: message.severity,
    services: [...new Set(message.services.flatMap((one) => one.serviceId ?? []))].join(','),
    tags: message.tags.map((one) => one.tag).join(','),
    isMajorChange: message.isMajorChange ? 'on' : '',
    startsAt: local(message.startsAt),
    endsAt: local(message.endsAt),
    actBy: local(message.actBy),
    bodyType: message.bodyType,
    body: message.body,
  };
  return { fields, message };
}

const EMPTY = (actor: Acting['actor'], now: Date): Fields => ({
  severity: 'normal',
  bodyType: 'text',
  startsAt: localInZone(now, actor.timeZone),
});

/**
 * The form of a new message (`id` null) or of a change: with what stands, or with what this editor typed since and has not saved; and how
 * that will look and whom it would reach. Who may change a draft may not, for that alone, change what is published.
 */
export async function getWriting(viewer: Viewer, id: string | null, draftKey?: string) {
  return asViewer(viewer, async (acting) => {
    const { actor, now } = acting;
    authorize(actor, 'service_message.write');
    const inner = { ...viewer, acting };
    const standing = id ? await standingOf(acting, id) : null;
    const state = (standing?.message.state ?? 'draft') as MessageState;
    const act = state === 'published' ? 'update' : 'revise';
    if (act === 'update') authorize(actor, 'service_message.publish');
    const subject = writingSubject(id);
    const found = draftKey ? await getDraftByKey(inner, draftKey) : await getDraft(inner, { kind: 'message', subject });
    const isNewer = found !== null && (!standing || found.updatedAt > standing.message.updatedAt);
    const draft = isNewer ? found : null;
    const fields = draft?.fields ?? standing?.fields ?? EMPTY(actor, now);
    const chosen = (fields.services ?? '').split(',');
    const services = await catalogueServices(acting);
    const known = services.filter((one) => chosen.includes(one.id)).map((one) => one.id);
    const isPrivate = (fields.tags ?? '').split(',').includes(DATA_PRIVACY);
    return {
      id,
      state,
      // What was typed over an older version is not saved over a newer one unsaid.
      version: Number(draft?.fields.version) || (standing?.message.version ?? 0),
      isPublished: act === 'update',
      canChange: nextWritingState(act, { state, isOwn: false }).ok,
      title: standing?.message.title ?? null,
      key: draft?.key ?? newId(),
      subject,
      draft: draft && { updatedAt: draft.updatedAt },
      fields,
      stands: standing?.fields ?? null,
      html: bodyAsHtml(fields.bodyType === 'html' ? 'html' : 'text', fields.body ?? ''),
      audience: await audienceOf(acting, known, isPrivate),
      services: services.filter((one) => !one.isRetired || chosen.includes(one.id)),
      timeZone: actor.timeZone,
    };
  });
}

export type Writing = Awaited<ReturnType<typeof getWriting>>;
