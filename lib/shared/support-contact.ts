import { z } from 'zod';
import { isPhone, line, optionalLine } from './form-text';

const isWebsite = (typed: string): boolean => {
  if (!/^https:\/\/\S+$/i.test(typed) || !URL.canParse(typed)) return false;
  const { hostname, username, password } = new URL(typed);
  return hostname.includes('.') && !username && !password;
};
const isEmail = (typed: string): boolean => z.email().safeParse(typed).success;

type Check = { isRight: (typed: string) => boolean; fault: string };
const asked = (longest: number, check?: Check) =>
  check ? line(longest).refine(check.isRight, check.fault) : line(longest);
const leftOut = (longest: number, check?: Check) =>
  optionalLine(longest).refine((typed) => typed === '' || !check || check.isRight(typed), check?.fault);

const contact = <T>(field: (longest: number, check?: Check) => T) => ({
  supportWebsite: field(300, { isRight: isWebsite, fault: 'support_website' }),
  supportEmail: field(254, { isRight: isEmail, fault: 'email' }),
  supportPhone: field(40, { isRight: isPhone, fault: 'phone' }),
  supportHours: field(200),
  supportLanguages: field(200),
});

/** P11: how customers reach their partner, as the partner says it. */
export const supportContact = contact(asked);
/** The same as far as it is known at enrolment: each may be left out, and is then ''. */
export const knownSupportContact = contact(leftOut);
