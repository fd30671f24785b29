import { editBilling } from '@/lib/customers/commands/edit-billing';
import { editDetails } from '@/lib/customers/commands/edit-details';
import { invitePerson } from '@/lib/identity/commands/invite-person';
import type { OrganizationKey } from './cast';
import { ownerSql, signIn } from './database';
import { done } from './outcomes';
import { givenInvitation } from './rows-people';

/** What Contoso keeps of its customer, and whom tina invited: with the canaries of off-boarding in every field, and so on the record. */
export async function plantDetails(customerId: string, partnerId: string): Promise<void> {
  const [stands] = await ownerSql<{ version: number }>(
    'SELECT version FROM customer_profile WHERE customer_id = $1 AND partner_id = $2',
    [customerId, partnerId],
  );
  const [billed] = await ownerSql<{ version: number }>(
    'SELECT version FROM customer_billing WHERE customer_id = $1 AND partner_id = $2',
    [customerId, partnerId],
  );
  const details = {
    customerId,
    version: String(stands?.version ?? 0),
    country: 'CN',
    city: 'Suzhou',
    street: 'Kanariengasse 7',
    language: 'en',
    contactName: 'Quendolina Zwirbelsdorf',
    contactEmail: 'quendolina@canary.example',
    contactPhone: '+49 30 5550 4711',
  };
  done(await editDetails(await signIn('hana'), details));
  const billing = {
    customerId,
    version: String(billed?.version ?? 0),
    billingName: 'Quendolina',
    billingEmail: 'quendolina@canary.example',
    billingAddress: 'Kanariengasse 7',
  };
  done(await editBilling(await signIn('sam'), billing));
  const invited = { name: 'Quendolina Z', email: 'quendolina@canary.example.org', locale: 'en', roles: 'member' };
  done(await invitePerson(await signIn('tina'), invited));
}

/** Invitations of an address that came to nothing: one withdrawn, with a name of that time, and one lapsed, each in another organization. */
export async function plantOldInvitations(
  email: string,
  name: string,
  withdrawnIn: OrganizationKey,
  lapsedIn: OrganizationKey,
) {
  const withdrawn = await givenInvitation({ email, to: withdrawnIn });
  const lapsed = await givenInvitation({ email, to: lapsedIn, by: 'fei' });
  await ownerSql('UPDATE invitation SET name = $2, withdrawn_at = now() WHERE id = $1', [withdrawn.id, name]);
  await ownerSql("UPDATE invitation SET name = $2, expires_at = now() - interval '1 day' WHERE id = $1", [
    lapsed.id,
    name,
  ]);
  return [withdrawn.id, lapsed.id];
}
