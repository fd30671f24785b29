import { editBilling } from '@/lib/customers/commands/edit-billing';
import { editDetails } from '@/lib/customers/commands/edit-details';
import { invitePerson } from '@/lib/identity/commands/invite-person';
import { ownerSql, signIn } from './database';
import { done } from './outcomes';

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
