import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/policy/enter';
import { ORGANIZATIONS } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done, failureOf } from '@/test/outcomes';
import { changePasswordPolicy } from './commands/change-password-policy';
import { undoTenantChange } from './commands/undo-tenant-change';
import { getTenantHistory } from './queries/get-history';

useDatabase();

const customerId = ORGANIZATIONS.tailspin.id;
let tina: Viewer;
beforeAll(async () => {
  tina = await signIn('tina');
});

const standing = async () => {
  const [row] = await ownerSql<{ password_version: number; password_validity_days: number | null }>(
    'SELECT password_version, password_validity_days FROM tenant_organization WHERE customer_id = $1',
    [customerId],
  );
  if (!row) throw new Error('no such tenant');
  return row;
};
const set = async (values: object) =>
  changePasswordPolicy(tina, { customerId, version: (await standing()).password_version, ...values });
const faults = async (values: object) => {
  const failure = failureOf(await set(values));
  return failure?.kind === 'invalid' ? failure.fields : failure;
};
const days = (password_validity_days: string, password_notify_days = '14') => ({
  expiry: 'after',
  password_validity_days,
  password_notify_days,
});

describe('how long a password is valid, and when people are told', () => {
  it.each(['13', '731', '0', '-1', '90.5', '1e2', 'ninety', ''])(
    'passwords do not expire after %s days',
    async (text) => {
      expect(await faults(days(text))).toEqual({ password_validity_days: 'validity_days' });
    },
  );

  it('passwords expire after 14 to 730 days, or never', async () => {
    for (const text of ['14', '730']) {
      done(await set(days(text, '13')));
      expect((await standing()).password_validity_days).toBe(Number(text));
    }
    done(await set({ expiry: 'never' }));
    expect((await standing()).password_validity_days).toBeNull();
    expect(await faults(days('90', '31'))).toEqual({ password_notify_days: 'notify_days' });
    expect(await faults(days('14', '30'))).toEqual({ password_notify_days: 'notify_too_early' });
    expect(await faults(days('14', '14'))).toEqual({ password_notify_days: 'notify_too_early' });
    expect(await faults({})).toEqual({ expiry: 'choose' });
    done(await set(days('90')));
  });

  it('no undo makes the notice longer than the validity', async () => {
    done(await set(days('20', '14')));
    done(await set(days('90', '14')));
    done(await set(days('90', '30')));
    const longer = (await getTenantHistory(tina, customerId, {})).rows.find(
      (one) => one.setting === 'password_validity_days' && one.before === '20' && one.after === '90',
    );
    expect(failureOf(await undoTenantChange(tina, { customerId, changeId: longer?.id }))).toEqual({
      kind: 'conflict',
      why: 'notify_too_early',
    });
    done(await set(days('90')));
  });
});
