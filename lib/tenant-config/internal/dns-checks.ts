import type { CheckAnchor, CheckId, DnsRecord, DnsRecordKind, TenantCheck, TenantSnapshot } from '../schema';

/** Stands in a finding's values where a record does not exist at all. */
const NO_RECORD = 'none';

function sameHost(one: string, other: string): boolean {
  const plain = (host: string) => host.trim().toLowerCase().replace(/\.$/, '');
  return plain(one) === plain(other);
}

function spfTerms(text: string): string[] {
  return text.trim().toLowerCase().split(/\s+/);
}

/** A domain has one SPF record, so a sound one may name other senders beside the expected includes. */
function spfCovers(found: string, expected: string): boolean {
  const terms = spfTerms(found);
  const includes = spfTerms(expected).filter((term) => term.startsWith('include:'));
  return terms[0] === 'v=spf1' && includes.every((include) => terms.includes(include));
}

function isRight({ kind, expected, found }: DnsRecord): boolean {
  if (found === null) return false;
  return kind === 'spf' ? spfCovers(found, expected) : sameHost(found, expected);
}

/** Domains that are not verified yet are left out: their records mean nothing before ownership is proved. */
function wrongRecords(snapshot: TenantSnapshot, kind: DnsRecordKind): { domain: string; record: DnsRecord }[] {
  return defaultFirst(snapshot)
    .filter((domain) => domain.verifiedAt !== null)
    .flatMap((domain) => domain.records.map((record) => ({ domain: domain.name, record })))
    .filter(({ record }) => record.kind === kind && !isRight(record));
}

function defaultFirst({ domains }: TenantSnapshot): TenantSnapshot['domains'] {
  return [...domains].sort((one, other) => Number(other.isDefault) - Number(one.isDefault));
}

/** Values: the first wrong domain (the default one before others), what was expected and found, how many are wrong. */
function recordCheck(
  check: { id: CheckId; kind: DnsRecordKind; anchor: CheckAnchor; serviceIds: TenantCheck['serviceIds'] },
  level: 'likely_cause' | 'worth_mending',
): TenantCheck {
  return {
    id: check.id,
    serviceIds: check.serviceIds,
    run(snapshot) {
      const wrong = wrongRecords(snapshot, check.kind);
      const first = wrong[0];
      if (!first) return null;
      const { expected, found } = first.record;
      const values = { domain: first.domain, expected, found: found ?? NO_RECORD, count: wrong.length };
      return { check: check.id, level, values, anchor: check.anchor };
    },
  };
}

const domainUnverified: TenantCheck = {
  id: 'domain_unverified',
  serviceIds: ['exchange', 'teams', 'entra'],
  run(snapshot) {
    const unverified = defaultFirst(snapshot).filter((domain) => domain.verifiedAt === null);
    const first = unverified[0];
    if (!first) return null;
    return {
      check: 'domain_unverified',
      level: 'likely_cause',
      values: { domain: first.name, count: unverified.length },
      anchor: 'domains',
    };
  },
};

const EXCHANGE = ['exchange'] as const;

export const DNS_CHECKS: readonly TenantCheck[] = [
  domainUnverified,
  recordCheck({ id: 'mx_elsewhere', kind: 'mx', anchor: 'dns-mx', serviceIds: EXCHANGE }, 'likely_cause'),
  recordCheck(
    { id: 'autodiscover_missing', kind: 'autodiscover', anchor: 'dns-autodiscover', serviceIds: EXCHANGE },
    'likely_cause',
  ),
  recordCheck({ id: 'spf_missing', kind: 'spf', anchor: 'dns-spf', serviceIds: EXCHANGE }, 'worth_mending'),
  recordCheck({ id: 'msoid_missing', kind: 'msoid', anchor: 'dns-msoid', serviceIds: 'all' }, 'likely_cause'),
  recordCheck({ id: 'sip_missing', kind: 'sip', anchor: 'dns-sip', serviceIds: ['teams'] }, 'likely_cause'),
];
