import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { scopeSql } from '@/lib/policy/scopes';

const SHOWN = 6;

export type SeatsBought = {
  id: string;
  friendlyName: string;
  customerName: string;
  quantity: number;
  assigned: number;
};

/** The subscriptions in reach with the most seats, and how many of them are assigned; what is deleted has none. At most six. */
export async function largestSubscriptions(viewer: Viewer): Promise<SeatsBought[]> {
  return asViewer(viewer, async ({ tx, actor }) => {
    const scope = scopeSql(actor, authorize(actor, 'subscription.view'));
    return tx.$queryRaw<SeatsBought[]>`
      WITH largest AS MATERIALIZED (
        SELECT e.id, e.friendly_name, e.customer_id, e.quantity FROM subscription e
        WHERE ${scope} AND e.status <> 'deleted' ORDER BY e.quantity DESC, e.id LIMIT ${SHOWN}
      ), seats AS MATERIALIZED (SELECT n.id, n.assigned FROM subscription_seats((SELECT array_agg(l.id) FROM largest l)) n)
      SELECT l.id, l.friendly_name AS "friendlyName", c.name AS "customerName", l.quantity, coalesce(n.assigned, 0) AS assigned
      FROM largest l JOIN organization c ON c.id = l.customer_id LEFT JOIN seats n ON n.id = l.id ORDER BY l.quantity DESC, l.id`;
  });
}
