import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Sql } from './fixtures';

export type Made = { id: string; title: string };
type Given = { service?: string; isPrivacy?: boolean; state?: string; actBy?: string; body?: string; at?: string };

/** A message of this test's own, with a word that no other has; ids far from the demo's. */
export async function publish(sql: Sql, word: string, given: Given = {}): Promise<Made> {
  const id = `MC${7_000_000_000 + Math.floor(Math.random() * 900_000_000)}`;
  const title = `${word} ${randomUUID().slice(0, 8)}`;
  const state = given.state ?? 'published';
  await sql(
    `INSERT INTO service_message (id, title, body_type, body, category, severity, is_data_privacy, starts_at, act_by, last_modified_at, state, origin,
       search_text, published_at, updated_at, details)
     VALUES ($1, $2, 'html', $3, 'planForChange', 'high', $4, now(), $5, coalesce($6, now()), $7, 'written', lower($1 || ' ' || $2), now(), now(),
       '[{"name": "Summary", "value": "What it is about"}, {"name": "Platforms", "value": "Web"}, {"name": "ExternalLink", "value": "https://help.21vianet.example/x"}]')`,
    [
      id,
      title,
      given.body ?? '<p>The body of it</p>',
      given.isPrivacy ?? false,
      given.actBy ?? null,
      given.at ?? null,
      state,
    ],
  );
  const service = given.service ?? 'exchange';
  await sql('INSERT INTO service_message_service SELECT $1, name, id FROM service WHERE id = $2', [id, service]);
  await sql("INSERT INTO service_message_tag VALUES ($1, 'User impact')", [id]);
  return { id, title };
}

export const viewpointOf = async (sql: Sql, person: string, id: string) =>
  (
    await sql(
      'SELECT read_at, archived_at, favorited_at FROM service_message_viewpoint WHERE person_id = $1 AND message_id = $2',
      [person, id],
    )
  )[0];
export const rowOf = (page: Page, message: Made) => page.getByRole('row').filter({ hasText: message.title });
export const listed = (message: Made) => `/message-center?q=${encodeURIComponent(message.title)}`;
