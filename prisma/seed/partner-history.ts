import type { Command } from '@/lib/command/define-command';
import { editBilling } from '@/lib/customers/commands/edit-billing';
import { editDetails } from '@/lib/customers/commands/edit-details';
import { makeRelationLink } from '@/lib/customers/commands/make-relation-link';
import { addShifts } from '@/lib/partners/commands/add-shifts';
import type { Viewer } from '@/lib/policy/enter';
import { ORGANIZATIONS, PEOPLE } from '@/test/cast';

async function must<T>(command: Command<T>, viewer: Viewer, input: Record<string, string>): Promise<void> {
  const outcome = await command(viewer, input);
  if (!outcome.ok)
    throw new Error(`${command.action} failed in the demo's history: ${JSON.stringify(outcome.failure)}`);
}

/** What Contoso keeps of its customers, its link for relations, and a duty roster that lacks an hour on Sundays. */
export async function seedPartnerHistory(sessionOf: (email: string) => Promise<Viewer>): Promise<void> {
  const [ada, hana] = await Promise.all([sessionOf('ada@contoso.example'), sessionOf('hana@contoso.example')]);
  await must(editDetails, hana, {
    customerId: ORGANIZATIONS.tailspin.id,
    version: '0',
    country: 'CN',
    stateProvince: '江苏',
    city: '苏州',
    street: '金鸡湖大道 22 号',
    postalCode: '215000',
    language: 'zh-CN',
    contactName: 'Tina Xu 徐婷',
    contactEmail: 'tina@tailspin.example',
    contactPhone: '+86 512 5555 0111',
  });
  await must(editBilling, ada, {
    customerId: ORGANIZATIONS.tailspin.id,
    version: '0',
    billingName: 'Tailspin Toys 财务部',
    billingEmail: 'accounts@tailspin.example',
    billingAddress: '江苏省苏州市金鸡湖大道 22 号 B 座',
    taxNumber: '91320500MA00000000',
  });
  await must(makeRelationLink, ada, { services: 'exchange,entra', replaces: '' });
  const shift = (personId: string, weekdays: string, from: string, to: string) =>
    must(addShifts, ada, { personId, weekdays, from, to });
  await shift(PEOPLE.hana.id, '1,2,3,4,5', '08:00', '20:00');
  await shift(PEOPLE.ada.id, '6,7', '08:00', '20:00');
  await shift(PEOPLE.sam.id, '1,2,3,4,5,6', '20:00', '08:00');
  await shift(PEOPLE.sam.id, '7', '21:00', '08:00');
}
