import type { Acting } from '@/lib/policy/enter';
import { checkQuantity, checkWish, readQuantity } from '../rules/quantity';
import type { RequestKind } from '../schema';
import type { SubscriptionRecord } from '../tx';
import { upgradeRefusal } from './apply';
import type { RequestRecord } from './requests';

type Typed = { kind: RequestKind; quantity: string; offerId: string };
type Wish = { quantity: number | null; offerId: string | null };
type ReadWish = Wish & { faults: Record<string, string> };

const faulty = (faults: Record<string, string>): ReadWish => ({ quantity: null, offerId: null, faults });

/** What is asked for or offered instead, by the same rules that executing it will meet; with what is wrong with it by field. */
export async function readWish(
  acting: Acting,
  subscription: SubscriptionRecord,
  { kind, quantity, offerId }: Typed,
  by: 'customer' | 'partner',
): Promise<ReadWish> {
  if (kind === 'more_seats' || kind === 'fewer_seats') {
    const read = by === 'customer' ? checkWish(quantity, kind, subscription) : checkQuantity(quantity, subscription);
    if (!read.ok) return faulty({ quantity: read.error });
    return { quantity: read.quantity, offerId: null, faults: {} };
  }
  if (kind === 'upgrade') {
    const why = await upgradeRefusal(acting, subscription.id, offerId);
    if (why) return faulty({ offerId: why });
    return { quantity: null, offerId, faults: {} };
  }
  return faulty({});
}

/** Whether what is typed asks for the same number, or the same offer, as a request that was made. */
export function isWished(
  made: { wantedQuantity: number | null; wantedOfferId: string | null },
  { quantity, offerId }: Pick<Typed, 'quantity' | 'offerId'>,
): boolean {
  if (made.wantedOfferId !== null) return made.wantedOfferId === offerId;
  if (made.wantedQuantity === null) return true;
  const read = readQuantity(quantity);
  return read.ok && read.quantity === made.wantedQuantity;
}

/** What a partner offers instead; the same as what is offered already is a fault too. */
export async function readAmendment(
  acting: Acting,
  subscription: SubscriptionRecord,
  { request, typed }: { request: RequestRecord; typed: Pick<Typed, 'quantity' | 'offerId'> },
): Promise<ReadWish> {
  const wish = await readWish(acting, subscription, { ...typed, kind: request.kind }, 'partner');
  if (wish.quantity !== null && wish.quantity === (request.amendedQuantity ?? request.wantedQuantity))
    return faulty({ quantity: 'amendment_same' });
  if (wish.offerId !== null && wish.offerId === (request.amendedOfferId ?? request.wantedOfferId))
    return faulty({ offerId: 'amendment_same' });
  return wish;
}
