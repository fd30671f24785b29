import { ownerInserts } from './rows';

export type MadeMessage = {
  id: string;
  services?: readonly { name: string; id: string | null }[];
  tags?: readonly string[];
  columns?: Record<string, string | number | boolean | null>;
};

/** A message as the owner makes it, published unless said otherwise; `title` and body carry the given word. */
export async function insertMessage(word: string, { id, services = [], tags = [], columns = {} }: MadeMessage) {
  const at = '2026-11-01T02:00:00Z';
  await ownerInserts('service_message', {
    id,
    title: `About ${word}`,
    body_type: 'text',
    body: `What ${word} changes`,
    category: 'stayInformed',
    severity: 'normal',
    starts_at: at,
    last_modified_at: at,
    state: 'published',
    origin: 'written',
    search_text: `${id} about ${word} what ${word} changes`.toLowerCase(),
    published_at: at,
    updated_at: at,
    ...columns,
  });
  for (const { name, id: service } of services)
    await ownerInserts('service_message_service', { message_id: id, name, service_id: service });
  for (const tag of tags) await ownerInserts('service_message_tag', { message_id: id, tag });
}
