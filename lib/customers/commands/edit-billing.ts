import { defineCommand } from '@/lib/command/define-command';
import { differing } from '@/lib/command/event';
import { conflict } from '@/lib/shared/errors';
import { billingOf, billingRow, changedIn, customerEvent, noteBilling, sameVersion } from '../internal/keep-customer';
import { BILLING, billingForm } from '../schema';
import { holdCustomer } from '../tx';

/** To whom the acting partner sends a customer's bills; not for helpdesk agents. Throws stale when somebody changed it meanwhile. */
export const editBilling = defineCommand({
  action: 'customer.edit_billing',
  input: billingForm,
  on: (acting, input) => holdCustomer(acting, input.customerId),
  run: async (working) => {
    const { tx, actor, now, input } = working;
    const { customerId, version, ...billing } = input;
    const place = { customerId, partnerId: actor.organizationId };
    const stands = await tx.customerBilling.findFirst({ where: place });
    sameVersion(stands, version);
    const changed = stands ? changedIn(BILLING, billingOf(stands), billing) : BILLING;
    if (changed.length === 0) throw conflict('nothing_changed');
    if (stands)
      await tx.customerBilling.updateMany({
        where: place,
        data: { ...billingRow(billing), version: version + 1, updatedAt: now },
      });
    else await noteBilling(working, customerId, billing);
    const event = customerEvent(actor, customerId, {
      name: 'customer.billing_changed',
      words: differing<string>(stands ? billingOf(stands) : {}, billing),
    });
    return { value: null, events: [event] };
  },
});
