import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import type { Role } from '@/lib/policy/actor';
import { longerThan } from '@/lib/shared/form-text';
import { plainLine } from '@/lib/shared/plain-text';

/** Canonical first, then checked: NFKC would let a look-alike "@" through afterwards. */
export const emailAddress = z
  .string()
  .max(254, longerThan(254))
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email('email').max(254, longerThan(254)));

export const signInForm = z.object({
  email: emailAddress,
  password: z.string().min(1, 'required').max(200, longerThan(200)),
});

export const TIME_ZONES = [
  'Asia/Shanghai',
  'Asia/Taipei',
  'Europe/Berlin',
  'Europe/London',
  'America/Los_Angeles',
  'America/New_York',
  'UTC',
] as const;

export const preferencesForm = z.object({
  locale: z.enum(LOCALES, 'choose'),
  timeZone: z.enum(TIME_ZONES, 'choose'),
});

const personName = z
  .string()
  .max(400, longerThan(400))
  .transform(plainLine)
  .pipe(z.string().min(1, 'required').max(100, longerThan(100)));
const oneRole = z.string().max(40, 'choose').default('');

/** Roles as the forms send them: an agent role and an admin role of a partner's person, or a list. Which go together is a rule. */
const chosenRoles = { agentRole: oneRole, adminRole: oneRole, roles: z.string().max(300, 'choose').default('') };
type Chosen = { agentRole: string; adminRole: string; roles: string };
export const rolesOf = ({ agentRole, adminRole, roles }: Chosen): Role[] =>
  [...new Set([agentRole, adminRole, ...roles.split(',')].filter(Boolean))] as Role[];

export const invitationForm = z.object({
  email: emailAddress,
  name: personName,
  locale: z.enum(LOCALES, 'choose'),
  ...chosenRoles,
});

export const personForm = z.object({ personId: z.uuid() });
export const invitationId = z.object({ id: z.uuid() });
export const rolesForm = z.object({ personId: z.uuid(), seen: z.string().max(300, 'form'), ...chosenRoles });

const freshPassword = {
  password: z.string().min(1, 'required').max(200, longerThan(200)),
  repeat: z.string().min(1, 'required').max(200, longerThan(200)),
};
const isRepeated = ({ password, repeat }: { password: string; repeat: string }) => password === repeat;
const NOT_REPEATED = { path: ['repeat'], message: 'password_repeat' };

export const newPasswordForm = z.object(freshPassword).refine(isRepeated, NOT_REPEATED);
export const acceptanceForm = z
  .object({ name: personName, ...preferencesForm.shape, ...freshPassword })
  .refine(isRepeated, NOT_REPEATED);
export const passwordForm = z
  .object({
    current: z.string().min(1, 'required').max(200, longerThan(200)),
    ...freshPassword,
    sessionHash: z.string().length(64, 'form'),
  })
  .refine(isRepeated, NOT_REPEATED);
export const addressForm = z.object({ email: emailAddress });

/** A box that is not ticked does not travel. */
export const shortcutsForm = z.object({
  shortcuts: z
    .literal('on', 'choose')
    .optional()
    .transform((value) => value === 'on'),
});
