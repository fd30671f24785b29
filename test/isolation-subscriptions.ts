import { randomUUID } from 'node:crypto';
import { getAsk } from '@/lib/subscriptions/queries/get-ask';
import { getChange } from '@/lib/subscriptions/queries/get-change';
import { getChangeRequest } from '@/lib/subscriptions/queries/get-change-request';
import { getSubscription } from '@/lib/subscriptions/queries/get-subscription';
import { largestSubscriptions } from '@/lib/subscriptions/queries/largest-subscriptions';
import { listChangeRequests } from '@/lib/subscriptions/queries/list-change-requests';
import { listPrices } from '@/lib/subscriptions/queries/list-prices';
import { listSubscriptions } from '@/lib/subscriptions/queries/list-subscriptions';
import type { PersonKey } from './cast';
import type { CommandSample, QuerySample } from './isolation-samples';
import type { Ids } from './isolation-world';

/** Who reads Contoso's subscription of Tailspin is not among these; nor who orders or asks. */
const NO_PART: readonly PersonKey[] = ['fei', 'nora', 'hana', 'bo', 'ula', 'wendy', 'uma', 'mei', 'max', 'wu'];
const NOBODY_ORDERS: readonly PersonKey[] = [...NO_PART, 'tina', 'lin', 'he', 'qian'];
const NOBODY_ASKS: readonly PersonKey[] = [...NO_PART, 'ada', 'sam', 'lin', 'qian'];

const on = (ids: Ids) => ({ id: ids.subscriptionId, version: ids.subscriptionVersion });
const request = (ids: Ids) => ({ id: ids.requestId, version: 1 });
const REASON = 'A reason that only the two parties read';

export const SUBSCRIPTION_QUERIES: Record<string, QuerySample> = {
  'subscriptions.getAsk': {
    rightful: 'tina',
    strangers: NOBODY_ASKS,
    call: (viewer, ids) => getAsk(viewer, ids.subscriptionId),
    tells: (ids) => [ids.subscriptionId, 'Office 365 Enterprise E1'],
  },
  'subscriptions.largestSubscriptions': {
    rightful: 'sam',
    strangers: ['hana', 'bo', 'nora', 'fei', 'wendy', 'max'],
    call: (viewer) => largestSubscriptions(viewer),
    tells: (ids) => [ids.subscriptionId, 'Tailspin Toys'],
  },
  'subscriptions.getChange': {
    rightful: 'sam',
    strangers: NOBODY_ORDERS,
    call: (viewer, ids) => getChange(viewer, ids.subscriptionId, 'quantity', { quantity: '81' }),
    tells: (ids) => [ids.subscriptionId, 'Office 365 Enterprise E1'],
  },
  'subscriptions.getChangeRequest': {
    rightful: 'tina',
    strangers: [...NO_PART, 'lin', 'qian', 'he'],
    call: (viewer, ids) => getChangeRequest(viewer, ids.requestId),
    tells: (ids) => [ids.requestId, REASON],
  },
  'subscriptions.getSubscription': {
    rightful: 'lin',
    strangers: NO_PART,
    call: (viewer, ids) => getSubscription(viewer, ids.subscriptionId),
    tells: (ids) => [ids.subscriptionId, 'Office 365 Enterprise E1'],
  },
  'subscriptions.listChangeRequests': {
    rightful: 'sam',
    strangers: [...NO_PART, 'lin', 'qian', 'he'],
    call: (viewer) => listChangeRequests(viewer, { view: 'all' }),
    tells: (ids) => [ids.requestId],
  },
  'subscriptions.listPrices': {
    rightful: 'bo',
    strangers: ['sam', 'hana', 'ula', 'fei', 'nora', 'tina', 'wendy', 'lin', 'he', 'qian'],
    call: (viewer) => listPrices(viewer),
    tells: () => ['4576'],
  },
  'subscriptions.listSubscriptions': {
    rightful: 'tina',
    strangers: NO_PART,
    call: (viewer) => listSubscriptions(viewer, {}),
    tells: (ids) => [ids.subscriptionId],
  },
};

export const SUBSCRIPTION_COMMANDS: Record<string, CommandSample> = {
  'subscriptions.changeQuantity': {
    rightful: 'sam',
    strangers: NOBODY_ORDERS,
    input: (ids) => ({ ...on(ids), quantity: '85' }),
  },
  'subscriptions.renameSubscription': {
    rightful: 'ada',
    strangers: NOBODY_ORDERS,
    input: (ids) => ({ ...on(ids), friendlyName: 'Warehouse seats' }),
  },
  'subscriptions.setRenewal': {
    rightful: 'ada',
    strangers: NOBODY_ORDERS,
    input: (ids) => ({ ...on(ids), autoRenew: 'off' }),
  },
  'subscriptions.reactivateSubscription': {
    rightful: 'ada',
    strangers: NOBODY_ORDERS,
    input: (ids) => ({ id: ids.addOnId, version: ids.addOnVersion }),
  },
  'subscriptions.upgradeSubscription': {
    rightful: 'ada',
    strangers: NOBODY_ORDERS,
    input: (ids) => ({ id: ids.upgradableId, version: 1, offerId: 'o365-e1' }),
  },
  'subscriptions.suspendSubscription': {
    rightful: 'ada',
    strangers: NOBODY_ORDERS,
    input: (ids) => ({ ...on(ids), reason: 'customer_request' }),
  },
  'subscriptions.submitChangeRequest': {
    rightful: 'tina',
    strangers: NOBODY_ASKS,
    input: (ids) => ({
      key: randomUUID(),
      subscriptionId: ids.subscriptionId,
      kind: 'other',
      reason: 'Something else is needed',
    }),
  },
  'subscriptions.amendChangeRequest': {
    rightful: 'sam',
    strangers: NOBODY_ORDERS,
    input: (ids) => ({ ...request(ids), quantity: '86', words: 'Not all of them yet' }),
  },
  'subscriptions.executeChangeRequest': {
    rightful: 'ada',
    strangers: NOBODY_ORDERS,
    input: (ids) => ({ ...request(ids), subscriptionVersion: ids.subscriptionVersion }),
  },
  'subscriptions.declineChangeRequest': {
    rightful: 'ada',
    strangers: NOBODY_ORDERS,
    input: (ids) => ({ ...request(ids), words: 'Not this month' }),
  },
  'subscriptions.withdrawChangeRequest': {
    rightful: 'tina',
    strangers: NOBODY_ASKS,
    input: request,
  },
};
