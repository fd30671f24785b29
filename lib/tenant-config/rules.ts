import { DNS_CHECKS } from './internal/dns-checks';
import { LICENCE_CHECKS } from './internal/licence-checks';
import { ORGANIZATION_CHECKS } from './internal/organization-checks';
import type { CheckFinding, DnsRecordKind, TenantCheck, TenantSnapshot } from './schema';

/** P14: everything that is looked at before an escalation is filed, each check by itself. */
export const TENANT_CHECKS: readonly TenantCheck[] = [...DNS_CHECKS, ...LICENCE_CHECKS, ...ORGANIZATION_CHECKS];

function concerns(check: TenantCheck, serviceId: string): boolean {
  return check.serviceIds === 'all' || check.serviceIds.some((id) => id === serviceId);
}

/** P14: what could be mended in this tenant for the snapshot's service, likely causes first, at most one a check. */
export function tenantChecks(snapshot: TenantSnapshot): CheckFinding[] {
  const findings = TENANT_CHECKS.filter((check) => concerns(check, snapshot.serviceId))
    .map((check) => check.run(snapshot))
    .filter((finding) => finding !== null);
  return [
    ...findings.filter((finding) => finding.level === 'likely_cause'),
    ...findings.filter((finding) => finding.level === 'worth_mending'),
  ];
}

/** Where a finding is mended: the form itself where a setting is the cause, else the place on the configuration page. */
export function findingHref(customerId: string, serviceId: string, { anchor }: Pick<CheckFinding, 'anchor'>): string {
  const edit = anchor === 'contact' || anchor === 'sharing' ? `&edit=${anchor}` : '';
  return `/customers/${customerId}/configuration?service=${serviceId}${edit}#${anchor}`;
}

/** The records that a domain needs for the services operated by 21Vianet, by kind. */
export function expectedDnsRecords(domain: string): Record<DnsRecordKind, string> {
  const domainKey = domain.toLowerCase().replaceAll('.', '-');
  return {
    mx: `${domainKey}.mail.protection.partner.outlook.cn`,
    autodiscover: 'autodiscover.partner.outlook.cn',
    msoid: 'clientconfig.partner.microsoftonline-p.net.cn',
    spf: 'v=spf1 include:spf.protection.partner.outlook.cn -all',
    sip: 'sipdir.online.partner.lync.cn',
  };
}
