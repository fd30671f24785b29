import type { Acting } from '@/lib/policy/enter';
import { invalid } from '@/lib/shared/errors';
import { checkQuantity, checkWish } from '../rules/quantity';
import type { RequestKind } from '../schema';
import type { SubscriptionRecord } from '../tx';
import { upgradeRefusal } from './apply';

type Typed = { kind: RequestKind; quantity: string; offerId: string };
type Wish = { quantity: number | null; offerId: string | null };

/** What is asked for or offered instead, by the same rules that executing it will meet; throws invalid beside the field. */
export async function readWish(
  acting: Acting,
  subscription: SubscriptionRecord,
  { kind, quantity, offerId }: Typed,
  by: 'customer' | 'partner',
): Promise<Wish> {
  if (kind === 'more_seats' || kind === 'fewer_seats') {
    const read = by === 'customer' ? checkWish(quantity, kind, subscription) : checkQuantity(quantity, subscription);
    if (!read.ok) throw invalid({ quantity: read.error });
    return { quantity: read.quantity, offerId: null };
  }
  if (kind === 'upgrade') {
    const why = await upgradeRefusal(acting, subscription.id, offerId);
    if (why) throw invalid({ offerId: why });
    return { quantity: null, offerId };
  }
  return { quantity: null, offerId: null };
}
