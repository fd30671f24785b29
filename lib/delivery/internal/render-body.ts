import type { Transaction } from '@/lib/platform/db';
import { type JsonRecord, readEscalation } from './escalation-data';

export type OutboxEvent = {
  id: string;
  name: string;
  record_type: string;
  record_id: string;
  data: JsonRecord;
  at: Date;
};

/**
 * What is sent of an event, as text: rendered once, so that every attempt has the same bytes. Null when the desk may not see it.
 * The transaction has entered as the desk.
 */
export async function renderBody(tx: Transaction, event: OutboxEvent): Promise<string | null> {
  const data =
    event.record_type === 'escalation'
      ? await readEscalation(tx, event.record_id, event.data)
      : { id: event.record_id, type: event.record_type, event: event.data };
  return data && JSON.stringify({ id: event.id, type: event.name, timestamp: event.at.toISOString(), data });
}
