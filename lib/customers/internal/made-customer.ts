import { firstInvited } from '@/lib/identity/tx';
import type { Acting } from '@/lib/policy/enter';
import { saysTheSame } from '@/lib/shared/same-fields';
import { isOrdered } from '@/lib/subscriptions/tx';
import { BILLING, DETAILS, DOMAIN_SUFFIX, type NewCustomer } from '../schema';
import { billingOf, pick } from './keep-customer';

export const domainOf = (input: NewCustomer): string => `${input.domainPrefix}${DOMAIN_SUFFIX}`;

/** The customer that this form made already, and whether it says the same again; null for a fresh form. */
export async function madeBy(
  working: Acting & { input: NewCustomer },
): Promise<{ id: string; isSame: boolean } | null> {
  const { tx, actor, input } = working;
  const made = await tx.customerProfile.findFirst({
    where: { createdById: actor.personId, submitKey: input.key },
    include: { relation: { select: { customer: { select: { name: true, domain: true } }, billing: true } } },
  });
  if (!made) return null;
  const id = made.customerId;
  const { customer, billing } = made.relation;
  const sold = await tx.subscription.findFirst({
    where: { orderedById: actor.personId, submitKey: input.key },
    select: { id: true },
  });
  // Once it is accepted its partner reads it no more: then the rest has to do.
  const invited = await firstInvited(working, id);
  const isSame =
    saysTheSame(customer, { name: input.company, domain: domainOf(input) }) &&
    saysTheSame(made, pick(DETAILS, input)) &&
    billing !== null &&
    saysTheSame(billingOf(billing), pick(BILLING, input)) &&
    sold !== null &&
    (await isOrdered(working, sold.id, { ...input, customerId: id, parentId: '' })) &&
    (invited === null ||
      saysTheSame(invited, {
        name: input.adminName,
        email: input.adminEmail.toLowerCase(),
        locale: input.adminLanguage,
      }));
  return { id, isSame };
}
