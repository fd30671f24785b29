import { expect, it } from 'vitest';
import { enrolPartner } from '@/lib/organizations/commands/enrol-partner';
import { isUuid } from '@/lib/shared/ids';
import { signIn, useDatabase } from '@/test/database';
import { failureOf } from '@/test/outcomes';
import { withFreshKey } from './form-action';

useDatabase();

it('a form whose key is none comes back with all that was typed, under a fresh key', async () => {
  for (const key of ['', 'no key']) {
    const typed = {
      key,
      name: 'Proseware Cloud',
      domain: 'proseware.example',
      mpnId: '4009911',
      adminName: 'Pia Rossi',
      adminEmail: 'pia@proseware.example',
      adminLocale: 'de',
    };
    const failure = failureOf(await enrolPartner(await signIn('he'), typed));
    expect(failure).toMatchObject({ kind: 'invalid', fields: { key: 'required' } });
    const { key: fresh, ...kept } = withFreshKey(failure ?? { kind: 'not_found' }, typed);
    expect(isUuid(fresh ?? '')).toBe(true);
    expect({ ...kept, key }).toEqual(typed);
  }
});
