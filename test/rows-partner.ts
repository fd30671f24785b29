import { randomUUID } from 'node:crypto';
import { fixedId, ORGANIZATIONS, PEOPLE } from './cast';
import { ownerSql } from './database';

export const LINK_ID = fixedId(40, 1);
export const SHIFT_ID = fixedId(40, 2);
export const CONTOSO_TOKEN = 'c'.repeat(43);
export const FABRIKAM_TOKEN = 'f'.repeat(43);

export const DETAILS = {
  country: 'CN',
  stateProvince: 'Jiangsu',
  city: 'Nanjing',
  street: '1 Toy Road',
  postalCode: '210000',
  language: 'zh-CN',
  contactName: 'Contact kept by one partner alone',
  contactEmail: 'contact@tailspin.example',
  contactPhone: '+86 25 5555 0100',
};

/** All that the form of a new customer takes, with a domain of its own. */
export const NEW_CUSTOMER = (changes: Record<string, string> = {}): Record<string, string> => ({
  key: randomUUID(),
  company: 'Fourth Coffee',
  domainPrefix: `fourth${randomUUID().slice(0, 8)}`,
  ...DETAILS,
  billingName: 'Fourth Coffee accounts',
  billingEmail: 'accounts@fourthcoffee.example',
  billingAddress: '4 Roast Lane',
  offerId: 'o365-e1',
  quantity: '12',
  term: '12',
  autoRenew: 'on',
  adminName: 'First Administrator',
  adminEmail: `first-${randomUUID().slice(0, 8)}@fourthcoffee.example`,
  adminLanguage: 'de',
  ...changes,
});

export type PartnerIds = { linkToken: string; linkId: string; shiftId: string; emptyCustomerId: string };
export const unknownPartners = (): PartnerIds => ({
  linkToken: 'u'.repeat(43),
  linkId: randomUUID(),
  emptyCustomerId: randomUUID(),
  shiftId: randomUUID(),
});

/**
 * As it stands before each of the partner's samples: what Contoso keeps of Tailspin, a link of Contoso's and one of Fabrikam's (which holds
 * Exchange at Tailspin and asks for Teams too), and a shift of hana's that runs all the time.
 */
export async function fillPartners(): Promise<void> {
  const contoso = ORGANIZATIONS.contoso.id;
  await ownerSql('DELETE FROM duty_shift');
  await ownerSql('DELETE FROM duty_roster');
  await ownerSql('DELETE FROM relation_link');
  await ownerSql('DELETE FROM customer_profile WHERE customer_id = $1', [ORGANIZATIONS.tailspin.id]);
  await ownerSql('DELETE FROM customer_billing WHERE customer_id = $1', [ORGANIZATIONS.tailspin.id]);
  await ownerSql("DELETE FROM delegation WHERE partner_id = $1 AND service_id = 'teams'", [ORGANIZATIONS.fabrikam.id]);
  await ownerSql('UPDATE organization SET support_version = 1 WHERE id = $1', [contoso]);
  await ownerSql(
    `INSERT INTO customer_profile (customer_id, partner_id, country, state_province, city, street, postal_code, language, contact_name,
       contact_email, contact_phone, created_by_id, submit_key, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, now())`,
    [ORGANIZATIONS.tailspin.id, contoso, ...Object.values(DETAILS), PEOPLE.ada.id, randomUUID()],
  );
  await ownerSql(
    `INSERT INTO customer_billing (customer_id, partner_id, name, email, address, tax_number, updated_at)
       VALUES ($1, $2, 'Adatum accounts', 'accounts@adatum.example', '2 Dam Street', '', now()) ON CONFLICT DO NOTHING`,
    [ORGANIZATIONS.adatum.id, ORGANIZATIONS.fabrikam.id],
  );
  const link = `INSERT INTO relation_link (id, partner_id, token, services, created_by_id, created_at) VALUES ($1, $2, $3, $4, $5, now())`;
  await ownerSql(link, [LINK_ID, contoso, CONTOSO_TOKEN, [], PEOPLE.ada.id]);
  await ownerSql(link, [fixedId(40, 3), ORGANIZATIONS.fabrikam.id, FABRIKAM_TOKEN, ['teams'], PEOPLE.fei.id]);
  await ownerSql("INSERT INTO duty_roster (partner_id, time_zone, updated_at) VALUES ($1, 'Asia/Shanghai', now())", [
    contoso,
  ]);
  for (const weekday of [1, 2, 3, 4, 5, 6, 7])
    await ownerSql(
      'INSERT INTO duty_shift (id, partner_id, person_id, weekday, starts_minute, minutes) VALUES ($1, $2, $3, $4, 0, 1440)',
      [weekday === 1 ? SHIFT_ID : randomUUID(), contoso, PEOPLE.hana.id, weekday],
    );
}

/** The same, and a customer of Contoso's that nobody administers. */
export async function makePartners(): Promise<PartnerIds> {
  await fillPartners();
  const emptyCustomerId = randomUUID();
  await ownerSql(
    "INSERT INTO organization (id, kind, name, name_key, domain) VALUES ($1, 'customer', 'Empty', 'empty', $2)",
    [emptyCustomerId, `${emptyCustomerId}.example`],
  );
  await ownerSql('INSERT INTO relation (customer_id, partner_id) VALUES ($1, $2)', [
    emptyCustomerId,
    ORGANIZATIONS.contoso.id,
  ]);
  return { linkToken: FABRIKAM_TOKEN, linkId: LINK_ID, shiftId: SHIFT_ID, emptyCustomerId };
}
