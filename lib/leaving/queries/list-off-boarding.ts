import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';

export type OffBoardingRow = {
  id: string;
  name: string;
  domain: string;
  deletedAt: Date;
  people: number;
  partners: string[];
  offBoardedAt: Date | null;
};

/** Customers whose every subscription is deleted (P8): those that may be off-boarded first, then those that were; at most 200. */
export async function listOffBoarding(viewer: Viewer): Promise<OffBoardingRow[]> {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'customer.off_board');
    return tx.$queryRaw<OffBoardingRow[]>`
      SELECT id, name, domain, deleted_at AS "deletedAt", people, partners, off_boarded_at AS "offBoardedAt" FROM customers_to_off_board()`;
  });
}
