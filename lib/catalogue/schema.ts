import { z } from 'zod';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { withValues } from '@/lib/shared/errors';
import {
  line,
  longerThan,
  optionalText,
  plainDigits,
  reference,
  serviceId,
  severalOf,
  version,
} from '@/lib/shared/form-text';
import { plainLine } from '@/lib/shared/plain-text';

/** A service as lists and names of it need it; a retired one still names what is old. */
export type CatalogueService = { id: string; name: string; isRetired: boolean };

/** A topic's name in each language of the portal. */
export type TopicNames = Record<Locale, string>;

export const NAME_FIELDS = {
  en: 'nameEn',
  'zh-CN': 'nameZhCn',
  'zh-TW': 'nameZhTw',
  de: 'nameDe',
} as const satisfies Record<Locale, string>;

const names = { nameEn: line(120), nameZhCn: line(120), nameZhTw: line(120), nameDe: line(120) };
type Named = Record<(typeof NAME_FIELDS)[Locale], string>;

export const namesOf = (input: Named): TopicNames =>
  Object.fromEntries(LOCALES.map((locale) => [locale, input[NAME_FIELDS[locale]]])) as TopicNames;

const id = reference(80);

/** A new topic; without a service it is one of billing. `key` is the form's own. */
export const newTopicForm = z.object({
  key: z.uuid('required'),
  serviceId: z.union([z.literal(''), reference(40)]),
  ...names,
});
export const renameForm = z.object({ id, version, ...names });
export const moveForm = z.object({ id, version, to: z.enum(['up', 'down'], 'choose') });
export const retireForm = z.object({ id, version });

/** How many months a term of an offer may last. */
export const OFFER_TERMS = ['1', '12', '36'] as const;
export const MOST_SEATS = 10_000_000;

const severalReferences = severalOf(reference(60)).transform((ids) => ids.sort());
const price = z.string().transform(plainDigits);
const offer = {
  name: line(120),
  services: severalReferences.pipe(z.array(z.string()).min(1, 'one_service')),
  maxQuantity: z
    .string('required')
    .transform(plainDigits)
    .pipe(z.string().regex(/^[1-9]\d{0,7}$/, 'whole_number'))
    .transform(Number)
    .refine((most) => most <= MOST_SEATS, withValues('number_most', { most: MOST_SEATS })),
  terms: severalOf(z.enum(OFFER_TERMS))
    .refine((terms) => terms.length > 0, 'choose')
    .transform((terms) => terms.map(Number).sort((a, b) => a - b)),
  upgrades: severalReferences,
};

/** A new offer; without a price it is sold without one until there is. `key` is the form's own. */
export const newOfferForm = z.object({
  key: z.uuid('required'),
  ...offer,
  kind: z.enum(['base', 'add_on'], 'choose'),
  price: price.default('').transform((typed, context) => (typed === '' ? null : cents(typed, context))),
});
/** Services are for an offer that nobody bought yet: a form that shows none sends none, and they stay. */
export const offerForm = z.object({ id, version, ...offer, services: severalReferences });
export const retireOfferForm = z.object({ id, version });
/** A price for a seat and month, one partner's or with none every partner's. */
export const priceForm = z.object({
  key: z.uuid('required'),
  id,
  version,
  partnerId: z.union([z.literal(''), z.uuid('choose')]).default(''),
  price: price.transform(cents),
});

function cents(typed: string, context: z.RefinementCtx): number {
  const [, yuan, part = ''] = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(typed) ?? [];
  if (yuan === undefined) {
    context.addIssue({ code: 'custom', message: typed === '' ? 'required' : 'amount' });
    return z.NEVER;
  }
  return Number(yuan) * 100 + Number(part.padEnd(2, '0'));
}

/** What else Microsoft's posts call a service, one a line. */
const aliases = optionalText(2_000)
  .transform((text) => [...new Set(text.split('\n').map(plainLine).filter(Boolean))])
  .pipe(z.array(z.string().max(120, longerThan(120))).max(30, withValues('number_most', { most: 30 })));
export const newServiceForm = z.object({
  id: line(40).refine((typed) => serviceId.safeParse(typed).success, 'service_id'),
  name: line(120),
  aliases,
});
export const serviceForm = z.object({ id: serviceId, version, name: line(120), aliases });
export const retireServiceForm = z.object({ id: serviceId, version });

/** A topic's names by their fields on the record. */
export const namesSaid = (names: Partial<TopicNames> | null): Record<string, string | undefined> =>
  Object.fromEntries(LOCALES.map((locale) => [NAME_FIELDS[locale], names?.[locale]]));
