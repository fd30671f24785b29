import { defineCommand } from '@/lib/command/define-command';
import { differing } from '@/lib/command/event';
import { inviteInside } from '@/lib/identity/tx';
import { conflict, invalid } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { orderInside, subscriptionEvent } from '@/lib/subscriptions/tx';
import { customerEvent, detailsSaid, noteBilling, noteProfile, pick } from '../internal/keep-customer';
import { domainOf, madeBy } from '../internal/made-customer';
import { BILLING, customerForm, DETAILS } from '../schema';

/**
 * A partner creates a customer: its tenant, what the partner keeps of it, its first subscription, and an invitation to its first global
 * administrator - no password (P9, P10); that invitation asks for a proof. All or nothing; one form key makes one customer, another under a used key is `already_sent`.
 */
export const createCustomer = defineCommand({
  action: 'customer.create',
  input: customerForm,
  stepUp: true,
  run: async (working) => {
    const { tx, actor, now, input } = working;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${actor.personId}${input.key}`}, 0))`;
    const made = await madeBy(working);
    if (made) {
      if (!made.isSame) throw conflict('already_sent');
      return { value: { id: made.id }, events: [], isRepeat: true };
    }
    const domain = domainOf(input);
    if (actor.isInArrears) throw conflict('arrears_customers');
    const id = newId();
    const nameKey = input.company.normalize('NFKC').toLowerCase();
    const [answer] = await tx.$queryRaw<{ created: boolean }[]>`
      SELECT create_customer(${id}::uuid, ${input.company}, ${nameKey}, ${domain}, ${input.language}, ${now}) AS created`;
    if (!answer?.created) throw invalid({ domainPrefix: 'prefix_taken' });
    await noteProfile(working, id, input, input.key);
    await noteBilling(working, id, input);
    const { sold, data } = await orderInside(working, { ...input, customerId: id, parentId: '' });
    const { event } = await inviteInside(working, {
      organizationId: id,
      email: input.adminEmail.toLowerCase(),
      name: input.adminName,
      locale: input.adminLanguage,
      roles: ['global_administrator'],
    });
    const { data: chosen, words } = detailsSaid({}, pick(DETAILS, input));
    const typed = differing<string>({}, { name: input.company, domain, ...pick(BILLING, input) });
    const created = customerEvent(actor, id, {
      name: 'customer.created',
      data: chosen,
      words: { ...typed, ...words },
    });
    const ordered = subscriptionEvent(sold, { name: 'subscription.ordered', data });
    return { value: { id }, events: [created, ordered, event] };
  },
});
