import { appDb } from '@/lib/platform/db';
import { hashOf } from '@/lib/shared/ids';

export type FoundLink = {
  purpose: string;
  state: 'open' | 'used' | 'used_by_provider' | 'withdrawn' | 'expired' | 'address_taken';
  email: string;
  name: string;
  locale: string;
  organization_name: string | null;
  inviter_name: string | null;
  inviter_organization: string | null;
  roles: string[] | null;
};

/** Skips the policy table, as nobody acts yet: reads what the holder of a mailed secret has in hand, and changes nothing. */
export const unsafeFindLink = async (secret: string): Promise<FoundLink | null> =>
  (await appDb().$queryRaw<FoundLink[]>`SELECT * FROM find_link(${hashOf(secret)})`)[0] ?? null;
