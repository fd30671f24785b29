import { describe, expect, it } from 'vitest';
import { expectedDnsRecords, TENANT_CHECKS, tenantChecks } from './rules';
import {
  CHECK_ANCHORS,
  CHECK_IDS,
  type CheckFinding,
  type CheckId,
  DNS_RECORD_KINDS,
  type DnsRecordKind,
  SERVICE_IDS,
  type TenantDomain,
  type TenantSnapshot,
  type TenantSubscription,
} from './schema';

type Organization = NonNullable<TenantSnapshot['organization']>;
const VERIFIED_AT = new Date('2025-03-01T00:00:00Z');

function domain(name: string, found: Partial<Record<DnsRecordKind, string | null>> = {}): TenantDomain {
  const expected = expectedDnsRecords(name);
  const records = DNS_RECORD_KINDS.map((kind) => ({
    kind,
    expected: expected[kind],
    found: kind in found ? (found[kind] ?? null) : expected[kind],
  }));
  return { name, isDefault: name === 'tailspin.example', verifiedAt: VERIFIED_AT, records };
}

function subscription(change: Partial<TenantSubscription> = {}): TenantSubscription {
  return {
    friendlyName: 'Office 365 Enterprise E1',
    status: 'active',
    quantity: 80,
    assignedCount: 61,
    endsAt: null,
    coversService: true,
    ...change,
  };
}

function tenant(change: Partial<TenantSnapshot>, organization: Partial<Organization> = {}): TenantSnapshot {
  return {
    serviceId: 'exchange',
    organization: {
      technicalContactEmail: 'it@tailspin.example',
      sharePointSharing: 'existing_guests',
      oneDriveSharing: 'existing_guests',
      passwordValidityDays: 90,
      releasePreference: 'standard',
      ...organization,
    },
    domains: [domain('tailspin.example')],
    users: { total: 60, withoutLicence: 0, withoutUsageLocation: 0, blocked: 0 },
    subscriptions: [subscription()],
    ...change,
  };
}

const users = (change: Partial<TenantSnapshot['users']>) => ({ ...tenant({}).users, ...change });
const dns = (found: Partial<Record<DnsRecordKind, string | null>>, serviceId = 'exchange') =>
  tenant({ serviceId, domains: [domain('tailspin.example', found)] });
const found = (check: CheckId, snapshot: TenantSnapshot): CheckFinding | undefined =>
  tenantChecks(snapshot).find((finding) => finding.check === check);

const unverified = { ...domain('toys.example'), verifiedAt: null };
const suspended = subscription({ friendlyName: 'ProPlus', status: 'suspended' });
const full = subscription({ assignedCount: 80 });
const sharePoint = (organization: Partial<Organization>) => tenant({ serviceId: 'sharepoint' }, organization);
const wider = { oneDriveSharing: 'anyone', sharePointSharing: 'new_and_existing_guests' } as const;

const POSITIVE: Record<CheckId, TenantSnapshot> = {
  domain_unverified: tenant({ domains: [domain('tailspin.example'), unverified] }),
  mx_elsewhere: dns({ mx: 'mx.elsewhere.example' }),
  autodiscover_missing: dns({ autodiscover: null }),
  spf_missing: dns({ spf: 'v=spf1 include:other.example -all' }),
  msoid_missing: dns({ msoid: null }, 'apps'),
  sip_missing: dns({ sip: null }, 'teams'),
  subscription_suspended: tenant({ subscriptions: [suspended] }),
  no_seats_left: tenant({ subscriptions: [full] }),
  users_without_licence: tenant({ users: users({ withoutLicence: 3 }) }),
  usage_location_missing: tenant({ users: users({ withoutUsageLocation: 2 }) }),
  technical_contact_missing: tenant({}, { technicalContactEmail: ' ' }),
  onedrive_wider_than_sharepoint: sharePoint(wider),
  sharing_off: sharePoint({ sharePointSharing: 'organization_only', oneDriveSharing: 'organization_only' }),
};

/** The nearest state of affairs that is in order. */
const NEGATIVE: Record<CheckId, TenantSnapshot> = {
  domain_unverified: tenant({ domains: [domain('tailspin.example'), domain('toys.example')] }),
  mx_elsewhere: dns({ mx: 'Tailspin-example.mail.protection.partner.outlook.cn.' }),
  autodiscover_missing: tenant({ domains: [{ ...domain('tailspin.example'), records: [] }] }),
  spf_missing: dns({ spf: 'v=spf1 include:other.example include:spf.protection.partner.outlook.cn ~all' }),
  msoid_missing: tenant({ domains: [{ ...domain('tailspin.example', { msoid: null }), verifiedAt: null }] }),
  sip_missing: dns({ sip: null }, 'exchange'),
  subscription_suspended: tenant({ subscriptions: [subscription(), { ...suspended, coversService: false }] }),
  no_seats_left: tenant({ subscriptions: [subscription({ assignedCount: 79 })] }),
  users_without_licence: tenant({ serviceId: 'entra', users: users({ withoutLicence: 3 }) }),
  usage_location_missing: tenant({ users: users({ blocked: 4 }) }),
  technical_contact_missing: tenant({}),
  onedrive_wider_than_sharepoint: sharePoint({ ...wider, oneDriveSharing: 'organization_only' }),
  sharing_off: sharePoint({ sharePointSharing: 'existing_guests', oneDriveSharing: 'organization_only' }),
};

describe('tenant checks (P14)', () => {
  it.each(CHECK_IDS)('%s is found where it applies and only there', (check) => {
    expect(found(check, POSITIVE[check])).toMatchObject({ check });
    expect(found(check, NEGATIVE[check])).toBeUndefined();
  });

  it('lists every check once, with an anchor of the configuration page', () => {
    expect(TENANT_CHECKS.map((check) => check.id)).toEqual([...CHECK_IDS]);
    for (const check of CHECK_IDS) expect(CHECK_ANCHORS).toContain(found(check, POSITIVE[check])?.anchor);
  });

  it.each([...SERVICE_IDS, 'unknown'])('finds nothing in a sound tenant for %s', (serviceId) => {
    expect(tenantChecks(tenant({ serviceId }))).toEqual([]);
  });

  it('asks an unknown tenant for its technical contact and nothing else', () => {
    const empty = tenant({ serviceId: 'onedrive', organization: null, domains: [], subscriptions: [] });
    expect(tenantChecks(empty).map((one) => one.check)).toEqual(['technical_contact_missing']);
  });
});

describe('what a finding says', () => {
  it('names the default domain first, what stands there, and how many are wrong', () => {
    const domains = [domain('toys.example', { mx: null }), domain('tailspin.example', { mx: null })];
    expect(found('mx_elsewhere', tenant({ domains }))).toEqual({
      check: 'mx_elsewhere',
      level: 'likely_cause',
      values: {
        domain: 'tailspin.example',
        expected: 'tailspin-example.mail.protection.partner.outlook.cn',
        found: 'none',
        count: 2,
      },
      anchor: 'dns-mx',
    });
  });

  it('takes a suspension for the cause only when nothing else carries the service', () => {
    expect(found('subscription_suspended', tenant({ subscriptions: [suspended] }))?.level).toBe('likely_cause');
    const both = tenant({ subscriptions: [suspended, subscription()] });
    expect(found('subscription_suspended', both)).toMatchObject({
      level: 'worth_mending',
      values: { subscription: 'ProPlus', count: 1 },
    });
  });

  it('takes full seats for the cause only when somebody waits for one and none is free', () => {
    const waiting = users({ withoutLicence: 1 });
    const level = (subscriptions: TenantSubscription[], of = waiting) =>
      found('no_seats_left', tenant({ subscriptions, users: of }))?.level;
    expect(level([full])).toBe('likely_cause');
    expect(level([full], users({}))).toBe('worth_mending');
    expect(level([full, subscription()])).toBe('worth_mending');
  });

  it('looks at the sharing of the service in question', () => {
    const off = tenant({ serviceId: 'onedrive' }, { oneDriveSharing: 'organization_only' });
    expect(found('sharing_off', off)?.values).toEqual({ service: 'onedrive' });
  });

  it('puts likely causes before what is worth mending', () => {
    const snapshot = tenant(
      {
        domains: [domain('tailspin.example', { spf: null, msoid: null })],
        users: users({ withoutLicence: 1 }),
      },
      { technicalContactEmail: null },
    );
    expect(tenantChecks(snapshot).map((one) => [one.check, one.level])).toEqual([
      ['msoid_missing', 'likely_cause'],
      ['users_without_licence', 'likely_cause'],
      ['spf_missing', 'worth_mending'],
      ['technical_contact_missing', 'worth_mending'],
    ]);
  });
});
