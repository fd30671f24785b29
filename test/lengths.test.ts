import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as cases from '@/lib/cases/schema';
import * as delivery from '@/lib/delivery/schema';
import * as escalations from '@/lib/escalations/schema';
import * as identity from '@/lib/identity/schema';
import * as messages from '@/lib/message-center/schema';
import * as health from '@/lib/service-health/schema';
import * as subscriptions from '@/lib/subscriptions/schema';
import * as tenant from '@/lib/tenant-config/schema/settings';

const ENDLESS = 'x'.repeat(500_000);
/** Filled in by the portal, not by people. */
const NOT_TYPED = ['importForm', 'importStep'];

const forms = Object.entries({
  cases,
  delivery,
  escalations,
  identity,
  messages,
  health,
  subscriptions,
  tenant,
}).flatMap(([domain, schemas]) =>
  Object.entries(schemas).flatMap(([name, form]) =>
    form instanceof z.ZodObject && !NOT_TYPED.includes(name) ? [{ name: `${domain}.${name}`, form }] : [],
  ),
);

/** What a field says of a text without end. */
function saidOf(form: z.ZodObject, field: string): string[] {
  const read = form.safeParse({ [field]: ENDLESS });
  return read.success ? [] : read.error.issues.flatMap((one) => (one.path[0] === field ? [one.message] : []));
}

describe('a text that is too long', () => {
  it.each(forms)('is told in $name how long it may be', ({ form }) => {
    for (const field of Object.keys(form.shape))
      for (const said of saidOf(form, field))
        expect([field, said]).not.toEqual([field, expect.stringMatching(/^too_long$|Too big/)]);
  });

  it('is told so by each field of words', () => {
    const named = forms.flatMap(({ name, form }) =>
      Object.keys(form.shape).flatMap((field) =>
        saidOf(form, field).some((said) => /^longer_than\?most=\d+$/.test(said)) ? [`${name}.${field}`] : [],
      ),
    );
    for (const field of [
      'cases.caseForm.description',
      'escalations.filingForm.tried',
      'health.editForm.impactDescription',
      'identity.signInForm.password',
      'messages.messageForm.body',
      'subscriptions.declineForm.words',
      'tenant.profileForm.street',
    ])
      expect(named).toContain(field);
  });
});
