import { catalogueServices } from '@/lib/catalogue/tx';
import type { Acting } from '@/lib/policy/enter';
import { invalid } from '@/lib/shared/errors';
import { instantInZone } from '@/lib/shared/zoned-time';
import { searchTextOf } from '../rules';
import type { MessageContent } from '../rules/graph-message';
import { DATA_PRIVACY, type MessageForm, messageForm } from '../schema';

type Written = Omit<MessageContent, 'id' | 'lastModifiedAt'>;

const TIMES = ['startsAt', 'endsAt', 'actBy'] as const;
type Typed = Partial<Record<(typeof TIMES)[number], string | undefined>>;

/** The times as the writer's zone has them, and what is wrong with them by field: none that there is, or in the wrong order. */
function readTimes({ actor }: Pick<Acting, 'actor'>, typed: Typed) {
  const at = (local: string | undefined) => (local ? instantInZone(local, actor.timeZone) : null);
  const [startsAt, endsAt, actBy] = [at(typed.startsAt), at(typed.endsAt), at(typed.actBy)];
  const times = { startsAt, endsAt, actBy };
  const faults: Record<string, string> = {};
  for (const name of TIMES) if (typed[name] && !times[name]) faults[name] = 'date_time';
  if (startsAt && endsAt && endsAt <= startsAt) faults.endsAt = 'ends_before_start';
  return { ...times, faults };
}

/** What is wrong with the times of a form whose other fields are wrong as well. */
export async function timeFaults(acting: Pick<Acting, 'actor'>, raw: unknown): Promise<Record<string, string>> {
  const typed: Typed = {};
  for (const name of TIMES) {
    const read = messageForm.shape[name].safeParse((raw as Record<string, unknown> | null)?.[name]);
    if (read.success) typed[name] = read.data;
  }
  return readTimes(acting, typed).faults;
}

/** What an editor typed as a message's content; what is wrong with its times or services is said beside their fields. */
export async function writtenContent(acting: Acting, form: MessageForm): Promise<Written> {
  const { startsAt, endsAt, actBy, faults } = readTimes(acting, form);
  const standing = await catalogueServices(acting);
  const services = form.services.flatMap((serviceId) => {
    const found = standing.find((one) => one.id === serviceId);
    return found ? [{ serviceId, name: found.name }] : [];
  });
  if (services.length < form.services.length) faults.services = 'choose';
  if (!startsAt || Object.keys(faults).length > 0) throw invalid(faults);
  return {
    title: form.title,
    bodyType: form.bodyType,
    body: form.body,
    details: [],
    category: form.category,
    severity: form.severity,
    isMajorChange: form.isMajorChange,
    isDataPrivacy: form.tags.includes(DATA_PRIVACY),
    startsAt,
    endsAt,
    actBy,
    services,
    tags: form.tags,
  };
}

/** A content as the columns of service_message. */
export const columnsOf = (id: string, content: Written) => ({
  title: content.title,
  bodyType: content.bodyType,
  body: content.body,
  details: content.details,
  category: content.category,
  severity: content.severity,
  isMajorChange: content.isMajorChange,
  isDataPrivacy: content.isDataPrivacy,
  startsAt: content.startsAt,
  endsAt: content.endsAt,
  actBy: content.actBy,
  searchText: searchTextOf({ id, ...content }),
});

/** Makes a message's services and tags what the content says: adds first, so that none that stays is ever missing. */
export async function replaceParts(
  { tx }: Acting,
  id: string,
  { services, tags }: Pick<Written, 'services' | 'tags'>,
): Promise<void> {
  await tx.serviceMessageService.createMany({
    data: services.map((service) => ({ messageId: id, ...service })),
    skipDuplicates: true,
  });
  await tx.serviceMessageService.deleteMany({
    where: { messageId: id, name: { notIn: services.map((service) => service.name) } },
  });
  await tx.serviceMessageTag.createMany({ data: tags.map((tag) => ({ messageId: id, tag })), skipDuplicates: true });
  await tx.serviceMessageTag.deleteMany({ where: { messageId: id, tag: { notIn: [...tags] } } });
}
