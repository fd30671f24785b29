import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { changedIn, customerEvent, detailsSaid, noteProfile, pick, sameVersion } from '../internal/keep-customer';
import { DETAILS, detailsForm } from '../schema';
import { holdCustomer } from '../tx';

type Row = Record<(typeof DETAILS)[number], string>;

/** What the acting partner keeps of a customer: address, language, primary contact. Throws stale when somebody changed it meanwhile. */
export const editDetails = defineCommand({
  action: 'customer.edit_details',
  input: detailsForm,
  on: (acting, input) => holdCustomer(acting, input.customerId),
  run: async (working) => {
    const { tx, actor, now, input } = working;
    const { customerId, version, ...details } = input;
    const place = { customerId, partnerId: actor.organizationId };
    const stands = await tx.customerProfile.findFirst({ where: place });
    sameVersion(stands, version);
    const changed = stands ? changedIn(DETAILS, stands as Row, details) : DETAILS;
    if (changed.length === 0) throw conflict('nothing_changed');
    if (stands)
      await tx.customerProfile.updateMany({ where: place, data: { ...details, version: version + 1, updatedAt: now } });
    else await noteProfile(working, customerId, details, newId());
    const event = customerEvent(actor, customerId, {
      name: 'customer.details_changed',
      ...detailsSaid(stands ? pick(DETAILS, stands as Row) : {}, details),
    });
    return { value: null, events: [event] };
  },
});
