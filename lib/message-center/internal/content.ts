import { catalogueServices } from '@/lib/catalogue/tx';
import type { Acting } from '@/lib/policy/enter';
import { invalid } from '@/lib/shared/errors';
import { instantInZone } from '@/lib/shared/zoned-time';
import { searchTextOf } from '../rules';
import type { MessageContent } from '../rules/graph-message';
import { DATA_PRIVACY, type MessageForm } from '../schema';

type Written = Omit<MessageContent, 'id' | 'lastModifiedAt'>;

/** What an editor typed as a message's content; times that are none, or in the wrong order, are said beside their field. */
export async function writtenContent(acting: Acting, form: MessageForm): Promise<Written> {
  const { actor } = acting;
  const at = (local: string | undefined, field: string): Date | null => {
    if (!local) return null;
    const instant = instantInZone(local, actor.timeZone);
    if (!instant) throw invalid({ [field]: 'date_time' });
    return instant;
  };
  const startsAt = at(form.startsAt, 'startsAt');
  if (!startsAt) throw invalid({ startsAt: 'date_time' });
  const endsAt = at(form.endsAt, 'endsAt');
  if (endsAt && endsAt <= startsAt) throw invalid({ endsAt: 'ends_before_start' });
  const standing = await catalogueServices(acting);
  const services = form.services.map((serviceId) => {
    const found = standing.find((one) => one.id === serviceId);
    if (!found) throw invalid({ services: 'choose' });
    return { serviceId, name: found.name };
  });
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
    actBy: at(form.actBy, 'actBy'),
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
