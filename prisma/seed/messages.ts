import type { Client } from 'pg';
import { searchTextOf } from '@/lib/message-center/rules';
import { type Detail, UPDATED_TAG } from '@/lib/message-center/schema';
import { PEOPLE } from '@/test/cast';
import { SERVICES } from './catalogue';
import { insertRows } from './insert-rows';
import type { SeedMessage } from './message';
import { CHANGES } from './messages-changes';
import { NEWS } from './messages-news';

const DAY = 86_400_000;

/** Oldest first, as their numbers run. */
const MESSAGES: readonly (SeedMessage & { id: string })[] = [...CHANGES, ...NEWS]
  .sort((a, b) => b.publishedDaysAgo - a.publishedDaysAgo)
  .map((message, position) => ({ ...message, id: `MC${900_001 + position}` }));

const detailsOf = ({ summary, platforms, link }: SeedMessage): Detail[] => [
  { name: 'Summary', value: summary },
  ...(platforms ? [{ name: 'Platforms', value: platforms }] : []),
  ...(link ? [{ name: 'ExternalLink', value: link }] : []),
];

const serviceOf = (service: SeedMessage['services'][number]) => {
  const known = SERVICES.find((one) => one.id === service);
  return { name: known?.name ?? service, service_id: known?.id ?? null };
};

async function seedViewpoints(client: Client, now: number): Promise<void> {
  const ago = (days: number) => new Date(now - days * DAY);
  const viewpoint = (person: 'tina' | 'serge', message: SeedMessage & { id: string }, isArchived: boolean) => ({
    person_id: PEOPLE[person].id,
    message_id: message.id,
    read_at: ago(message.publishedDaysAgo - 1),
    archived_at: isArchived ? ago(message.publishedDaysAgo - 2) : null,
    favorited_at: message.isMajorChange ? ago(message.publishedDaysAgo - 1) : null,
  });
  const reached = MESSAGES.filter(
    (message) => !message.services.every((one) => one === 'apps' || one === 'Microsoft Purview'),
  );
  const tinas = reached.filter((message) => message.publishedDaysAgo > 25);
  const serges = reached.filter((message) => message.publishedDaysAgo > 10 && !message.isDataPrivacy);
  await insertRows(client, 'service_message_viewpoint', [
    ...tinas.map((message) => viewpoint('tina', message, message.publishedDaysAgo > 80)),
    ...serges.map((message) => viewpoint('serge', message, message.publishedDaysAgo > 60)),
  ]);
}

/** The messages of the last 120 days, written by wu and approved by zhao, and what tina and serge have done with theirs. */
export async function seedMessages(client: Client, now: number): Promise<void> {
  const inDays = (days: number) => new Date(now + days * DAY);
  await insertRows(
    client,
    'service_message',
    MESSAGES.map((message) => {
      const details = detailsOf(message);
      const changedAt = inDays(-(message.updatedDaysAgo ?? message.publishedDaysAgo));
      const bodyType = message.bodyType ?? 'html';
      return {
        id: message.id,
        title: message.title,
        body_type: bodyType,
        body: message.body,
        details,
        category: message.category,
        severity: message.severity ?? 'normal',
        is_major_change: message.isMajorChange ?? false,
        is_data_privacy: message.isDataPrivacy ?? false,
        starts_at: inDays(-message.publishedDaysAgo),
        ends_at: inDays((message.actByInDays ?? 60) + 30),
        act_by: message.actByInDays === undefined ? null : inDays(message.actByInDays),
        last_modified_at: changedAt,
        state: 'published',
        origin: 'written',
        search_text: searchTextOf({ ...message, bodyType, details }),
        written_by_id: PEOPLE.wu.id,
        approved_by_id: PEOPLE.zhao.id,
        published_at: inDays(-message.publishedDaysAgo),
        version: 1,
        updated_at: changedAt,
      };
    }),
  );
  await insertRows(
    client,
    'service_message_service',
    MESSAGES.flatMap(({ id, services }) => services.map((service) => ({ message_id: id, ...serviceOf(service) }))),
  );
  await insertRows(
    client,
    'service_message_tag',
    MESSAGES.flatMap(({ id, tags, updatedDaysAgo }) =>
      [...new Set(updatedDaysAgo === undefined ? tags : [...tags, UPDATED_TAG])].map((tag) => ({
        message_id: id,
        tag,
      })),
    ),
  );
  await seedViewpoints(client, now);
}
