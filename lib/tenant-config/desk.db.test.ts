import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fanOut } from '@/lib/delivery/handlers/fan-out';
import { ORGANIZATIONS } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done } from '@/test/outcomes';
import { ownerInserts } from '@/test/rows';
import { changeDelegation } from './commands/change-delegation';
import { changeProfile } from './commands/change-profile';

useDatabase();

describe("what changes in a tenant reaches the operator's desk", () => {
  it('with setting, before, after, who and for whom', async () => {
    const target = randomUUID();
    const at = '2026-11-20T03:00:00Z';
    await ownerInserts('delivery_target', {
      id: target,
      name: 'Desk',
      url: 'https://desk.example/hook',
      secret_sealed: 'x',
      updated_at: at,
    });
    await ownerInserts('delivery_target_event', { target_id: target, event_name: '*' });
    const customerId = ORGANIZATIONS.tailspin.id;
    const hana = await signIn('hana');
    done(await changeProfile(hana, { customerId, version: '1', phone: '+86 512 5555 0199' }));
    const partnerId = ORGANIZATIONS.fabrikam.id;
    done(await changeDelegation(await signIn('tina'), { partnerId, remove: 'exchange', seen: 'exchange' }));
    while ((await fanOut()) > 0);
    const bodies = (await ownerSql<{ body: string }>('SELECT body FROM delivery ORDER BY event_seq')).map(
      (row) => JSON.parse(row.body) as { type: string; data: { event: object } },
    );
    const phone = bodies.find(({ data }) => (data.event as { setting?: string }).setting === 'phone');
    expect(phone).toMatchObject({
      type: 'tenant.setting_changed',
      data: {
        id: customerId,
        type: 'tenant',
        event: {
          name: 'Tailspin Toys',
          after: '+86 512 5555 0199',
          by: 'Hana Sato',
          byOrganization: 'Contoso Cloud',
          isOnBehalf: true,
        },
      },
    });
    expect(bodies.at(-1)).toMatchObject({
      type: 'delegation.removed',
      data: { event: { partner: 'Fabrikam Partners', serviceId: 'exchange', by: 'Tina Xu 徐婷' } },
    });
  });
});
