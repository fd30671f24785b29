import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { draftForm, sentSubject } from '../schema';

/**
 * Keeps what the person has typed so far, over what was kept under the same key. At most 64 KB; never anybody else's.
 * Once the form with that key is sent, a late save is a conflict `already_sent`: no draft comes back to life. Of a customer who was off-boarded
 * nothing is kept (P8).
 */
export const saveDraft = defineCommand({
  action: 'draft.keep',
  input: draftForm,
  personal: true,
  run: async ({ tx, actor, now, input }) => {
    const [about] = await tx.$queryRaw<{ gone: boolean }[]>`
      SELECT draft_of_off_boarded(${input.subject}, ${JSON.stringify(input.fields)}::jsonb) AS gone`;
    if (about?.gone) throw conflict('customer_left');
    const saved = await tx.$executeRaw`
      INSERT INTO draft (person_id, key, kind, subject, fields, updated_at)
      SELECT ${actor.personId}::uuid, ${input.key}::uuid, ${input.kind}, ${input.subject}, ${JSON.stringify(input.fields)}::jsonb, ${now}
      WHERE NOT EXISTS (SELECT FROM escalation e WHERE e.filed_by_id = ${actor.personId}::uuid AND e.submit_key = ${input.key}::uuid)
        AND NOT EXISTS (SELECT FROM customer_case c WHERE c.opened_by_id = ${actor.personId}::uuid AND c.submit_key = ${input.key}::uuid)
        AND NOT EXISTS (SELECT FROM message m WHERE m.author_id = ${actor.personId}::uuid AND m.submit_key = ${input.key}::uuid)
        AND NOT EXISTS (SELECT FROM change_request c WHERE c.requested_by_id = ${actor.personId}::uuid AND c.submit_key = ${input.key}::uuid)
        AND NOT EXISTS (SELECT FROM health_post p WHERE p.written_by_id = ${actor.personId}::uuid AND p.submit_key = ${input.key}::uuid)
        AND NOT EXISTS (SELECT FROM health_affected a WHERE a.reported_by_id = ${actor.personId}::uuid AND a.submit_key = ${input.key}::uuid)
        AND NOT EXISTS (SELECT FROM service_message s WHERE s.written_by_id = ${actor.personId}::uuid AND s.submit_key = ${input.key}::uuid)
      ON CONFLICT (person_id, key) DO UPDATE
        SET kind = excluded.kind, subject = excluded.subject, fields = excluded.fields, updated_at = excluded.updated_at
        WHERE NOT starts_with(draft.subject, ${sentSubject('')})`;
    if (saved === 0) throw conflict('already_sent');
    return { value: { key: input.key, savedAt: now }, events: [] };
  },
});
