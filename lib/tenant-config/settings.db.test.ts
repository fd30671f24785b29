import { describe, expect, it } from 'vitest';
import type { Command } from '@/lib/command/define-command';
import { ORGANIZATIONS, type OrganizationKey, PEOPLE, type PersonKey } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done, events, failureOf } from '@/test/outcomes';
import { changeContact } from './commands/change-contact';
import { changePasswordPolicy } from './commands/change-password-policy';
import { changeProfile } from './commands/change-profile';
import { changeRelease } from './commands/change-release';
import { changeSharing } from './commands/change-sharing';
import { undoTenantChange } from './commands/undo-tenant-change';
import { getTenantConfiguration } from './queries';
import { getTenantHistory } from './queries/get-history';
import type { Section } from './schema/settings';

useDatabase();

const idOf = (customer: OrganizationKey) => ORGANIZATIONS[customer].id;
const standing = async (customer: OrganizationKey = 'tailspin') => {
  const [row] = await ownerSql<Record<string, string | number | null>>(
    'SELECT * FROM tenant_organization WHERE customer_id = $1',
    [idOf(customer)],
  );
  return row ?? {};
};
const history = async (person: PersonKey, customer: OrganizationKey = 'tailspin') =>
  (await getTenantHistory(await signIn(person), idOf(customer), {})).rows;

const COMMANDS: Record<Section, Command<null>> = {
  profile: changeProfile,
  contact: changeContact,
  release: changeRelease,
  password: changePasswordPolicy,
  sharing: changeSharing,
};
const GOOD: Record<Section, object> = {
  profile: { city: 'Suzhou North' },
  contact: { technical_contact_email: 'it@tailspin.example', preferred_language: 'en' },
  release: { release_preference: 'targeted_everyone' },
  password: { expiry: 'after', password_validity_days: '100', password_notify_days: '14' },
  sharing: { sharepoint_sharing: 'existing_guests', acknowledged: 'on' },
};
/** Back to where every good form is a change; as the owner, who leaves no history. */
const reset = () =>
  ownerSql(`UPDATE tenant_organization SET city = NULL, preferred_language = 'zh-CN', technical_contact_email = NULL, password_validity_days = 90,
    release_preference = 'standard', sharepoint_sharing = 'organization_only', onedrive_sharing = 'organization_only'`);

/** Sends a form as it stands now; with `version` as it stood once. */
async function send(
  person: PersonKey,
  section: Section,
  values: object,
  { customer = 'tailspin', version }: { customer?: OrganizationKey; version?: number } = {},
) {
  const seen = version ?? (await standing(customer))[`${section}_version`];
  return COMMANDS[section](await signIn(person), { customerId: idOf(customer), version: String(seen), ...values });
}

describe('P2, P5: who changes which setting', () => {
  const BY: Record<Section, PersonKey[]> = {
    profile: ['tina', 'hana', 'ada'],
    contact: ['tina', 'hana', 'ada'],
    release: ['tina', 'hana', 'ada'],
    password: ['tina', 'hana', 'ada'],
    sharing: ['tina', 'serge', 'hana', 'ada'],
  };
  const EVERYBODY: PersonKey[] = ['tina', 'uma', 'serge', 'mei', 'max', 'hana', 'ada', 'sam', 'bo', 'ula', 'fei'];
  const OTHERS: PersonKey[] = ['nora', 'wendy', 'alan', 'lin', 'zhao', 'wu', 'he', 'qian'];

  it.each(Object.keys(BY) as Section[])('%s', async (section) => {
    for (const person of [...EVERYBODY, ...OTHERS]) {
      await reset();
      const before = await standing();
      const outcome = await send(person, section, GOOD[section]);
      const changed = JSON.stringify(await standing()) !== JSON.stringify(before);
      const may = BY[section].includes(person);
      expect([person, outcome.ok, changed]).toEqual([person, may, may]);
      const kind = failureOf(outcome)?.kind;
      const expected = OTHERS.includes(person) ? ['not_found', 'refused'] : ['refused', 'conflict'];
      if (!may) expect([person, expected.includes(kind ?? '')]).toEqual([person, true]);
    }
  });

  it('fei, delegated for Exchange Online alone, is told why, and sees no setting of the whole tenant', async () => {
    expect(failureOf(await send('fei', 'profile', GOOD.profile))).toEqual({
      kind: 'conflict',
      why: 'not_delegated',
    });
    const { settings } = await getTenantConfiguration(await signIn('fei'), idOf('tailspin'), 'exchange');
    for (const section of settings?.sections ?? [])
      expect(section).toMatchObject({ values: {}, mayChange: [], last: null, refusal: { why: 'not_delegated' } });
    expect(await history('fei')).toEqual([]);
  });

  it('the operator is refused by P2', async () =>
    expect(failureOf(await send('he', 'profile', GOOD.profile))).toMatchObject({ kind: 'refused', rule: 'P2' }));

  it('a delegate for SharePoint alone changes SharePoint alone', async () => {
    await reset();
    const [fabrikam, tailspin] = [ORGANIZATIONS.fabrikam.id, idOf('tailspin')];
    await ownerSql("INSERT INTO delegation (customer_id, partner_id, service_id) VALUES ($1, $2, 'sharepoint')", [
      tailspin,
      fabrikam,
    ]);
    const wide = { sharepoint_sharing: 'anyone', acknowledged: 'on' };
    done(await send('fei', 'sharing', wide));
    expect(
      failureOf(await send('fei', 'sharing', { onedrive_sharing: 'existing_guests', acknowledged: 'on' })),
    ).toEqual({ kind: 'conflict', why: 'not_delegated' });
    expect((await history('fei')).every((row) => row.setting === 'sharepoint_sharing')).toBe(true);
    const { settings } = await getTenantConfiguration(await signIn('fei'), tailspin, 'sharepoint');
    expect(settings?.sections.find((one) => one.section === 'sharing')?.mayChange).toEqual(['sharepoint_sharing']);
    await ownerSql("DELETE FROM delegation WHERE partner_id = $1 AND customer_id = $2 AND service_id = 'sharepoint'", [
      fabrikam,
      tailspin,
    ]);
    done(await send('tina', 'sharing', { sharepoint_sharing: 'organization_only' }));
  });
});

describe('what a setting may be', () => {
  const faults = async (section: Section, values: object) => {
    const failure = failureOf(await send('tina', section, values));
    return failure?.kind === 'invalid' ? failure.fields : failure;
  };
  it('OneDrive is never wider than SharePoint, and wider sharing needs the acknowledgement', async () => {
    await reset();
    const guests = { sharepoint_sharing: 'existing_guests', onedrive_sharing: 'existing_guests' };
    expect(await faults('sharing', { onedrive_sharing: 'existing_guests', acknowledged: 'on' })).toEqual({
      onedrive_sharing: 'onedrive_wider',
    });
    expect(await faults('sharing', guests)).toEqual({ acknowledged: 'acknowledge_needed' });
    done(await send('tina', 'sharing', { ...guests, acknowledged: 'on' }));
    expect(await faults('sharing', { sharepoint_sharing: 'organization_only' })).toEqual({
      sharepoint_sharing: 'onedrive_wider',
    });
    done(
      await send('tina', 'sharing', { sharepoint_sharing: 'organization_only', onedrive_sharing: 'organization_only' }),
    );
  });

  it('selected users are users of this tenant', async () => {
    const selected = (release_users: string) => ({ release_preference: 'targeted_selected', release_users });
    expect(await faults('release', selected(''))).toEqual({ release_users: 'users_needed' });
    expect(await faults('release', selected('wendy.tan@wingtip.example'))).toEqual({ release_users: 'unknown_users' });
    done(await send('tina', 'release', selected('Max.Hollis@tailspin.example\nmei.gao@tailspin.example')));
    expect((await standing()).release_users).toBe('max.hollis@tailspin.example\nmei.gao@tailspin.example');
  });

  it('an address of the technical contact is one, and the country stays whatever is sent', async () => {
    const contact = { technical_contact_email: 'nobody', preferred_language: 'en' };
    expect(await faults('contact', contact)).toEqual({ technical_contact_email: 'email' });
    done(await send('tina', 'profile', { city: 'Kunshan', country: 'DE' }));
    expect(await standing()).toMatchObject({ city: 'Kunshan', country: 'CN' });
  });

  it('of two who change the same form the second is told, and another form is not in the way', async () => {
    await reset();
    const { contact_version: version } = await standing();
    done(await send('tina', 'contact', GOOD.contact));
    const others = { ...GOOD.contact, technical_contact_email: 'others@tailspin.example' };
    const late = await send('hana', 'contact', others, { version: Number(version) });
    expect(failureOf(late)).toEqual({ kind: 'stale', version: Number(version) + 1 });
    const twice = await send('tina', 'contact', GOOD.contact, { version: Number(version) });
    expect(failureOf(twice)).toMatchObject({ why: 'nothing_changed' });
    done(await send('hana', 'profile', { city: 'Changshu' }));
    expect(failureOf(await send('hana', 'profile', { city: 'Changshu' }))).toMatchObject({ why: 'nothing_changed' });
  });
});

describe('the history of a setting', () => {
  it('says who for whom, before and after, and is an event for the desk, the customer and the partner', async () => {
    done(await send('tina', 'profile', { city: 'Nanjing' }));
    done(await send('hana', 'profile', { city: 'Wuxi' }));
    const [second, first] = (await history('tina')).filter((row) => row.setting === 'city');
    expect(first).toMatchObject({ after: 'Nanjing', person: PEOPLE.tina.name, isOnBehalf: false, canUndo: false });
    expect(second).toMatchObject({
      before: 'Nanjing',
      after: 'Wuxi',
      person: PEOPLE.hana.name,
      organization: 'Contoso Cloud',
      isOnBehalf: true,
      canUndo: true,
    });
    expect((await events('tenant.setting_changed'))[0]).toMatchObject({
      audience: 'operator_partner_customer',
      data: {
        name: 'Tailspin Toys',
        setting: 'city',
        before: 'Nanjing',
        after: 'Wuxi',
        by: PEOPLE.hana.name,
        byOrganization: 'Contoso Cloud',
        isOnBehalf: true,
      },
    });
  });

  it('undo is a new change back, and refused as stale when it has changed since', async () => {
    const undo = async (person: PersonKey, changeId: string | undefined, more: object = {}) =>
      undoTenantChange(await signIn(person), { customerId: idOf('tailspin'), changeId, ...more });
    done(await send('hana', 'profile', { city: 'Yangzhou' }));
    done(await send('tina', 'profile', { city: 'Nantong' }));
    const [newest, older] = (await history('tina')).filter((row) => row.setting === 'city');
    expect(failureOf(await undo('tina', older?.id))).toMatchObject({ kind: 'stale' });
    expect(failureOf(await undo('serge', newest?.id))).toMatchObject({ kind: 'refused' });
    done(await undo('hana', newest?.id));
    expect(await standing()).toMatchObject({ city: 'Yangzhou' });
    expect((await history('tina'))[0]).toMatchObject({ before: 'Nantong', after: 'Yangzhou', isUndo: true });
    expect(failureOf(await undo('tina', newest?.id))).toMatchObject({ kind: 'stale' });
  });

  it('undoing what made sharing narrower asks for the acknowledgement again', async () => {
    await reset();
    const guests = { sharepoint_sharing: 'existing_guests', acknowledged: 'on' };
    done(await send('tina', 'sharing', guests));
    done(await send('tina', 'sharing', { sharepoint_sharing: 'organization_only' }));
    const [narrowed] = await history('serge');
    expect(narrowed).toMatchObject({ undoWidens: true });
    const input = { customerId: idOf('tailspin'), changeId: narrowed?.id };
    const serge = await signIn('serge');
    expect(failureOf(await undoTenantChange(serge, input))).toMatchObject({
      fields: { acknowledged: 'acknowledge_needed' },
    });
    done(await undoTenantChange(serge, { ...input, acknowledged: 'on' }));
    expect((await standing()).sharepoint_sharing).toBe('existing_guests');
  });
});
