export const SERVICE_IDS = ['exchange', 'sharepoint', 'onedrive', 'teams', 'apps', 'entra'] as const;
export type ServiceId = (typeof SERVICE_IDS)[number];

/** External sharing, widest first. */
export const SHARING_LEVELS = ['anyone', 'new_and_existing_guests', 'existing_guests', 'organization_only'] as const;
export type SharingLevel = (typeof SHARING_LEVELS)[number];

export const RELEASE_PREFERENCES = ['standard', 'targeted_everyone', 'targeted_selected'] as const;
export type ReleasePreference = (typeof RELEASE_PREFERENCES)[number];

export const DNS_RECORD_KINDS = ['mx', 'autodiscover', 'msoid', 'spf', 'sip'] as const;
export type DnsRecordKind = (typeof DNS_RECORD_KINDS)[number];

export type DnsRecord = { kind: DnsRecordKind; expected: string; found: string | null };

export type TenantDomain = {
  name: string;
  isDefault: boolean;
  verifiedAt: Date | null;
  records: DnsRecord[];
};

export type TenantSubscription = {
  friendlyName: string;
  status: 'active' | 'suspended' | 'deleted' | 'pending';
  quantity: number;
  assignedCount: number;
  endsAt: Date | null;
  /** Whether it includes the service that the snapshot was taken for. */
  coversService: boolean;
};

/** One tenant's configuration as the checks read it, taken for one service. Nothing in it is another tenant's. */
export type TenantSnapshot = {
  serviceId: string;
  organization: {
    technicalContactEmail: string | null;
    /** Null where the reader reaches neither SharePoint nor OneDrive of this tenant. */
    sharePointSharing: SharingLevel | null;
    oneDriveSharing: SharingLevel | null;
    /** Null: passwords never expire. */
    passwordValidityDays: number | null;
    releasePreference: ReleasePreference;
  } | null;
  domains: TenantDomain[];
  users: { total: number; withoutLicence: number; withoutUsageLocation: number; blocked: number };
  subscriptions: TenantSubscription[];
};

export const CHECK_IDS = [
  'domain_unverified',
  'mx_elsewhere',
  'autodiscover_missing',
  'spf_missing',
  'msoid_missing',
  'sip_missing',
  'subscription_suspended',
  'no_seats_left',
  'users_without_licence',
  'usage_location_missing',
  'technical_contact_missing',
  'onedrive_wider_than_sharepoint',
  'sharing_off',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** Fragments of the tenant configuration page that a finding links to. */
export const CHECK_ANCHORS = [
  'domains',
  'dns-mx',
  'dns-autodiscover',
  'dns-spf',
  'dns-msoid',
  'dns-sip',
  'subscription',
  'licences',
  'users',
  'contact',
  'sharing',
] as const;
export type CheckAnchor = (typeof CHECK_ANCHORS)[number];

export type CheckLevel = 'likely_cause' | 'worth_mending';
export type CheckValues = Record<string, string | number>;
export type CheckFinding = { check: CheckId; level: CheckLevel; values: CheckValues; anchor: CheckAnchor };

export type TenantCheck = {
  id: CheckId;
  serviceIds: readonly ServiceId[] | 'all';
  run(snapshot: TenantSnapshot): CheckFinding | null;
};
