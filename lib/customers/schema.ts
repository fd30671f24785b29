import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import {
  email,
  line,
  optionalLine,
  optionalPhone,
  serviceId,
  severalOf,
  text,
  versionOrNone as version,
} from '@/lib/shared/form-text';
import { plainLine } from '@/lib/shared/plain-text';

/** What follows the prefix in the first domain of a tenant that 21Vianet operates. */
export const DOMAIN_SUFFIX = '.partner.onmschina.cn';
/** Countries and regions of a customer's address, by their letters. */
export const COUNTRIES = ['CN', 'HK', 'MO', 'TW', 'SG', 'JP', 'KR', 'DE', 'FR', 'GB', 'CH', 'US', 'CA', 'AU'] as const;

const id = z.uuid('required');

const details = {
  country: z.enum(COUNTRIES, 'choose'),
  stateProvince: optionalLine(100),
  city: line(100),
  street: line(200),
  postalCode: optionalLine(20),
  language: z.enum(LOCALES, 'choose'),
  contactName: line(200),
  contactEmail: email,
  contactPhone: optionalPhone,
};
export const DETAILS = Object.keys(details) as (keyof typeof details)[];

const billing = {
  billingName: line(200),
  billingEmail: email,
  billingAddress: text(1_000),
  taxNumber: optionalLine(40),
};
export const BILLING = Object.keys(billing) as (keyof typeof billing)[];

export const detailsForm = z.object({ customerId: id, version, ...details });
export const billingForm = z.object({ customerId: id, version, ...billing });
export type Details = Omit<z.infer<typeof detailsForm>, 'customerId' | 'version'>;
export type Billing = Omit<z.infer<typeof billingForm>, 'customerId' | 'version'>;

/** A new customer with all that it begins with: profile, billing, first subscription, and who is invited to administer it. */
export const customerForm = z.object({
  key: id,
  company: line(200),
  domainPrefix: z
    .string('required')
    .transform((text) => plainLine(text).normalize('NFKC').toLowerCase())
    .pipe(
      z
        .string()
        .min(1, 'required')
        .regex(/^[a-z0-9]{1,27}$/, 'domain_prefix'),
    ),
  ...details,
  ...billing,
  offerId: z.string('choose').regex(/^[a-z0-9-]{1,60}$/, 'choose'),
  quantity: z.string().default(''),
  term: z.string('choose'),
  autoRenew: z.enum(['on', 'off'], 'choose'),
  adminName: line(200),
  adminEmail: email,
  adminLanguage: z.enum(LOCALES, 'choose'),
});
export type NewCustomer = z.infer<typeof customerForm>;
export const CUSTOMER_FIELDS = Object.keys(customerForm.shape).filter((name) => name !== 'key');

const services = severalOf(serviceId);

/** A link of a partner: the services for which it asks for delegated privileges too; none is a relation alone. */
export const linkForm = z.object({ services, replaces: z.union([z.literal(''), z.uuid()]).default('') });
/** The first global administrator of a customer that nobody administers yet. */
export const administratorForm = z.object({
  customerId: id,
  adminName: line(200),
  adminEmail: email,
  adminLanguage: z.enum(LOCALES, 'choose'),
});

export const revokeForm = z.object({ id });
export const mailForm = z.object({ id, key: id, email, language: z.enum(LOCALES, 'choose') });

/** Under what the form that mails the link is found again by its key. */
export const LINK_PLACE = 'relation-link';

export const isLinkToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/** A customer's yes; `seen` are the services that the partner held when the person looked. */
export const acceptForm = z.object({
  token: z.string('required').regex(/^[A-Za-z0-9_-]{43}$/, 'required'),
  services,
  seen: services,
});
