import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { line, plainDigits, text } from '@/lib/shared/form-text';
import { knownSupportContact } from '@/lib/shared/support-contact';

export const ORGANIZATION_VIEWS = ['partners', 'without_admin', 'arrears', 'customers', 'agreements'] as const;
export type OrganizationView = (typeof ORGANIZATION_VIEWS)[number];

export const STANDINGS = ['arrears', 'advanced_agreement'] as const;
export type StandingKind = (typeof STANDINGS)[number];

const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const MPN_ID = /^[1-9][0-9]{3,9}$/;

const admin = {
  adminName: line(120),
  adminEmail: line(254)
    .transform((typed) => typed.toLowerCase())
    .refine((typed) => z.email().safeParse(typed).success, 'email'),
  adminLocale: z.enum(LOCALES, 'choose'),
};

/** A partner as the operator enrols it: `key` is the form's own, and becomes the partner's id. */
export const enrolmentForm = z.object({
  key: z.uuid('required'),
  name: line(120),
  domain: line(253)
    .transform((typed) => typed.toLowerCase())
    .refine((typed) => DOMAIN.test(typed), 'domain_name'),
  // A number: written with noughts before it, it is the same one.
  mpnId: line(20)
    .transform((typed) => plainDigits(typed).replace(/^0+/, ''))
    .refine((typed) => MPN_ID.test(typed), 'mpn_id'),
  ...knownSupportContact,
  ...admin,
});

/** Who is invited to administer a partner first, after an invitation that reached nobody. */
export const firstAdminForm = z.object({ id: z.uuid('required'), ...admin });

export type Enrolment = z.infer<typeof enrolmentForm>;

/** To which organization something is said, and why. */
export const standingForm = z.object({ id: z.uuid('required'), reason: text(1_000) });
