import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';

export const ORGANIZATION_VIEWS = ['partners', 'arrears', 'customers', 'agreements'] as const;
export type OrganizationView = (typeof ORGANIZATION_VIEWS)[number];

export const STANDINGS = ['arrears', 'advanced_agreement'] as const;
export type StandingKind = (typeof STANDINGS)[number];

const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const MPN_ID = /^[0-9]{4,10}$/;

const line = (most: number) => z.string('required').trim().min(1, 'required').max(most, 'too_long');
const optional = (most: number) => z.string().trim().max(most, 'too_long').default('');

/** A partner as the operator enrols it: `key` is the form's own, and becomes the partner's id. */
export const enrolmentForm = z.object({
  key: z.uuid('required'),
  name: line(120),
  domain: line(253)
    .transform((text) => text.toLowerCase())
    .refine((text) => DOMAIN.test(text), 'domain_name'),
  mpnId: line(10).refine((text) => MPN_ID.test(text), 'mpn_id'),
  supportWebsite: optional(300).refine((text) => text === '' || /^https:\/\/[^\s/]+\.[^\s]+$/.test(text), 'https_needed'),
  supportEmail: optional(254).refine((text) => text === '' || z.email().safeParse(text).success, 'email'),
  supportPhone: optional(40),
  supportHours: optional(120),
  supportLanguages: optional(120),
  adminName: line(120),
  adminEmail: line(254)
    .transform((text) => text.toLowerCase())
    .refine((text) => z.email().safeParse(text).success, 'email'),
  adminLocale: z.enum(LOCALES, 'choose'),
});

/** To which organization something is said, and why. */
export const standingForm = z.object({ id: z.uuid('required'), reason: line(1_000) });
