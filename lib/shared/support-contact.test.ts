import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { knownSupportContact, supportContact } from './support-contact';

const told = {
  supportWebsite: 'https://support.contoso.example/help',
  supportEmail: 'support@contoso.example',
  supportPhone: '+86 10 8888 0000',
  supportHours: '9 to 18',
  supportLanguages: 'English, 中文',
};
const NOTHING = { supportWebsite: '', supportEmail: '', supportPhone: '', supportHours: '', supportLanguages: '' };
const forms = [
  ['the profile', z.object(supportContact)],
  ['enrolment', z.object(knownSupportContact)],
] as const;

describe.each(forms)('how customers reach their partner, in %s', (_, form) => {
  const faults = (change: object) =>
    form.safeParse({ ...told, ...change }).error?.issues.map((issue) => [issue.path[0], issue.message]);

  it('is kept as it was typed', () => expect(form.parse(told)).toEqual(told));

  it.each([
    'javascript:alert(1)',
    'http://support.contoso.example',
    'https:support.contoso.example',
    'https://support',
    'https://ada:secret@contoso.example',
    'https://contoso.example/a b',
  ])('refuses the website %s with a sentence of its own', (supportWebsite) =>
    expect(faults({ supportWebsite })).toEqual([['supportWebsite', 'support_website']]),
  );

  it('refuses what is no telephone number and no address', () =>
    expect(faults({ supportPhone: 'abc', supportEmail: 'abc' })).toEqual([
      ['supportEmail', 'email'],
      ['supportPhone', 'phone'],
    ]));

  it('keeps nothing that hides or reorders', () =>
    expect(form.parse({ ...told, supportLanguages: 'Eng\u0007lish,\u202e\nGerman' }).supportLanguages).toBe(
      'English, German',
    ));
});

it('may be left out at enrolment alone', () => {
  expect(z.object(knownSupportContact).parse({})).toEqual(NOTHING);
  expect(z.object(knownSupportContact).parse(NOTHING)).toEqual(NOTHING);
  const issues = z.object(supportContact).safeParse(NOTHING).error?.issues ?? [];
  for (const name of Object.keys(NOTHING))
    expect([name, issues.find((issue) => issue.path[0] === name)?.message]).toEqual([name, 'required']);
});
