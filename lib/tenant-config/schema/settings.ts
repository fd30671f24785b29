import { z } from 'zod';
import { isPhone, optionalLine as lineLeftOut, longerThan, plainDigits, version } from '@/lib/shared/form-text';
import { plainText } from '@/lib/shared/plain-text';
import { RELEASE_PREFERENCES, SHARING_LEVELS } from '../schema';

/** The forms in which settings are changed; each has a version of its own. */
export const SECTIONS = ['profile', 'contact', 'release', 'password', 'sharing'] as const;
export type Section = (typeof SECTIONS)[number];

/** Which form changes a setting, and the service whose delegation covers it; the database says the same in tenant_settings(). */
export const SETTINGS = {
  street: { section: 'profile', serviceId: 'entra' },
  city: { section: 'profile', serviceId: 'entra' },
  state_province: { section: 'profile', serviceId: 'entra' },
  postal_code: { section: 'profile', serviceId: 'entra' },
  phone: { section: 'profile', serviceId: 'entra' },
  technical_contact_email: { section: 'contact', serviceId: 'entra' },
  preferred_language: { section: 'contact', serviceId: 'entra' },
  release_preference: { section: 'release', serviceId: 'entra' },
  release_users: { section: 'release', serviceId: 'entra' },
  password_validity_days: { section: 'password', serviceId: 'entra' },
  password_notify_days: { section: 'password', serviceId: 'entra' },
  sharepoint_sharing: { section: 'sharing', serviceId: 'sharepoint' },
  onedrive_sharing: { section: 'sharing', serviceId: 'onedrive' },
} as const satisfies Record<string, { section: Section; serviceId: string }>;
export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];
export const isSetting = (name: string | undefined): name is SettingName => Object.hasOwn(SETTINGS, name ?? '');
export const settingsOf = (section: Section): SettingName[] =>
  SETTING_NAMES.filter((name) => SETTINGS[name].section === section);

/** Values as text, as the history keeps them; null: not set, and for the validity of passwords: never. */
export type SettingValues = Record<SettingName, string | null>;
export type SettingPatch = Partial<SettingValues>;

export const PREFERRED_LANGUAGES = ['en', 'zh-CN', 'zh-TW', 'de'] as const;
export const MOST_RELEASE_USERS = 100;

const onSection = z.object({ customerId: z.uuid('required'), version });
const optionalLine = (longest: number) => lineLeftOut(longest).transform((line) => line || null);
const days = (least: number, most: number, fault: string) =>
  z
    .string('required')
    .transform(plainDigits)
    .pipe(z.string().regex(/^[0-9]{1,4}$/, fault))
    .refine((digits) => Number(digits) >= least && Number(digits) <= most, fault)
    .transform((digits) => String(Number(digits)));

export const profileForm = onSection.extend({
  street: optionalLine(200),
  city: optionalLine(100),
  state_province: optionalLine(100),
  postal_code: optionalLine(20),
  phone: optionalLine(40).refine((value) => value === null || isPhone(value), 'phone'),
});

export const contactForm = onSection.extend({
  technical_contact_email: z
    .string()
    .default('')
    .transform((text) => text.normalize('NFKC').trim().toLowerCase())
    .pipe(z.union([z.literal(''), z.email('email')], 'email'))
    .pipe(z.string().max(254, longerThan(254)))
    .transform((email) => email || null),
  preferred_language: z.enum(PREFERRED_LANGUAGES, 'choose'),
});

/** `release_users` counts for selected users alone: user names, one a line. */
export const releaseForm = onSection.extend({
  release_preference: z.enum(RELEASE_PREFERENCES, 'choose'),
  release_users: z
    .string()
    .default('')
    .transform(plainText)
    .transform((text) => [
      ...new Set(
        text
          .toLowerCase()
          .split(/[\s,;]+/)
          .filter(Boolean),
      ),
    ])
    .pipe(z.array(z.string()).max(MOST_RELEASE_USERS, 'too_many_users')),
});

const never = onSection.extend({ expiry: z.literal('never') });
const SHORTEST_VALIDITY = 14;

/** People are told before a password expires, not on the day that they set it. */
export const isToldInTime = (
  values: Record<'password_validity_days' | 'password_notify_days', string | null>,
): boolean =>
  // What is no validity at all is said of the validity alone.
  !(Number(values.password_validity_days) >= SHORTEST_VALIDITY) ||
  Number(values.password_notify_days) < Number(values.password_validity_days);
const after = onSection
  .extend({
    expiry: z.literal('after'),
    password_validity_days: days(SHORTEST_VALIDITY, 730, 'validity_days'),
    password_notify_days: days(1, 30, 'notify_days'),
  })
  .refine(isToldInTime, { path: ['password_notify_days'], error: 'notify_too_early' });
export const passwordForm = z.discriminatedUnion('expiry', [never, after], 'choose');

const acknowledged = z
  .string()
  .default('')
  .transform((value) => value.split(',').includes('on'));

/** A partner that is delegated for one of the two services sends that one alone. */
export const sharingForm = onSection.extend({
  sharepoint_sharing: z.enum(SHARING_LEVELS, 'choose').optional(),
  onedrive_sharing: z.enum(SHARING_LEVELS, 'choose').optional(),
  acknowledged,
});

export const undoForm = z.object({ customerId: z.uuid('required'), changeId: z.uuid('required'), acknowledged });
