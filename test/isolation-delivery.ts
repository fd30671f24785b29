import { newId } from '@/lib/shared/ids';
import { ownerSql } from './database';
import { ownerInserts } from './rows';

/** A receiver, and a delivery of this event to it that was parked. */
export async function makeDelivery(
  eventId: string,
  escalationId: string,
): Promise<{ targetId: string; deliveryId: string; eventId: string }> {
  const [targetId, deliveryId] = [newId(), newId()];
  const at = '2026-11-20T03:00:00Z';
  await ownerInserts('delivery_target', {
    id: targetId,
    name: 'Desk',
    url: 'https://desk.example/hook',
    secret_sealed: 'x',
    updated_at: at,
  });
  await ownerInserts('delivery', {
    id: deliveryId,
    target_id: targetId,
    event_id: eventId,
    event_seq: 1,
    event_name: 'escalation.submitted',
    record_id: escalationId,
    body: '{}',
    state: 'parked',
    due_at: at,
    created_at: at,
  });
  await ownerSql("UPDATE event_dispatch SET state = 'parked' WHERE event_id = $1", [eventId]);
  return { targetId, deliveryId, eventId };
}
