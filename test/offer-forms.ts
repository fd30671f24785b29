import { randomUUID } from 'node:crypto';
import { addOffer } from '@/lib/catalogue/commands/add-offer';
import { getOffer } from '@/lib/catalogue/queries/offers';
import { getOrdering } from '@/lib/customers/queries/get-creating';
import { orderSubscription } from '@/lib/subscriptions/commands/order-subscription';
import { ORGANIZATIONS, type PersonKey } from './cast';
import { signIn } from './database';
import { done } from './outcomes';

/** A new offer as the administrator's form sends it. */
export const offerForm = (change: object = {}) => ({
  key: randomUUID(),
  name: `Teams Rooms ${randomUUID().slice(0, 8)}`,
  kind: 'base',
  services: 'teams,entra',
  maxQuantity: '500',
  terms: '12',
  upgrades: 'o365-e3',
  price: '49,90',
  ...change,
});
/** An offer that he has added. */
export const givenOffer = async (change: object = {}) => done(await addOffer(await signIn('he'), offerForm(change))).id;
/** An order for Tailspin, of five seats for a year unless told otherwise. */
export const orderFor = async (offerId: string, change: object = {}, who: PersonKey = 'ada') =>
  orderSubscription(await signIn(who), {
    key: randomUUID(),
    customerId: ORGANIZATIONS.tailspin.id,
    offerId,
    quantity: '5',
    term: '12',
    autoRenew: 'on',
    ...change,
  });
/** What this person may order for Tailspin. */
export const offeredTo = async (who: PersonKey = 'ada') =>
  (await getOrdering(await signIn(who), ORGANIZATIONS.tailspin.id))?.offers ?? [];
/** The offer as he sees it. */
export const offerNow = async (id: string) => getOffer(await signIn('he'), id);
