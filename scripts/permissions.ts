import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CUSTOMER_ROLES, OPERATOR_ROLES, PARTNER_ROLES, type Role, type Side } from '@/lib/policy/actor';
import type { PolicyRow, ScopeName } from '@/lib/policy/row';
import { POLICY } from '@/lib/policy/table';
import { roles as roleWords } from '@/messages/en/identity.json';
import { rules as ruleWords } from '@/messages/en/policy.json';

const FILE = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'docs/permissions.md');

const SIDES: readonly [Side, string, readonly Role[]][] = [
  ['partner', 'Partner', PARTNER_ROLES],
  ['customer', 'Customer', CUSTOMER_ROLES],
  ['operator', 'Operator', OPERATOR_ROLES],
];

const SCOPES: Readonly<Record<ScopeName, string>> = {
  'relation.own-customers': 'the customers that this partner serves',
  'escalation.own-partner': "the escalations of the person's own partner",
  'escalation.any': 'every escalation',
  'escalation.own-summary': 'the summaries of escalations filed for this customer',
  'tenant.delegated': 'tenants that delegated the service to this partner',
  'tenant.own': "the customer's own tenant",
  'health.served': 'health of services that the organization holds, sells or is delegated for; the operator sees all',
  'case.own-partner': 'cases that its customers raised with it',
  'case.own-customer': "the tenant's cases; a member's own",
  'message.meant': 'published messages about services that the organization holds; the operator sees all',
  'message.any': 'every message of Message Center, before it is published and after it is withdrawn too',
  'delivery.any': "the operator's receiver and what was sent to it",
  'subscription.sold': 'what the partner sold and pays for: its subscriptions, requests about them, its prices',
  'subscription.own': "the customer's own subscriptions and what it asked about them",
  'subscription.any': 'every subscription',
  'organization.own': 'its own organization',
  'organization.any': 'any organization',
  self: "the person's own rows",
  nothing: 'nothing: the row only says which rule refuses this side',
};

const ROWS: readonly PolicyRow[] = POLICY;
const byNumber = (a: string, b: string) => Number(a.slice(1)) - Number(b.slice(1));
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function sideTable(side: Side, roles: readonly Role[]): string[] {
  const head = ['action', ...roles.map((role) => roleWords[role]), 'scope', 'rule'];
  const rows = ROWS.filter((one) => one.side === side).map(({ action, roles: named, scope, rule }) =>
    row([`\`${action}\``, ...roles.map((role) => (named.includes(role) ? 'yes' : '-')), `\`${scope}\``, rule]),
  );
  return [row(head), row(head.map(() => '---')), ...rows];
}

function ruleText(rule: string): string {
  const text = Object.entries(ruleWords).find(([name]) => name === rule)?.[1];
  if (!text) throw new Error(`The policy table names ${rule}, for which messages/en/policy.json has no words`);
  return text;
}

/** docs/permissions.md as the policy table has it now. */
export function permissionsDocument(): string {
  const scopes = Object.entries(SCOPES).filter(([scope]) => ROWS.some((one) => one.scope === scope));
  const rules = [...new Set(ROWS.map((one) => one.rule))].sort(byNumber);
  return [
    '# Who may do what',
    '',
    'Printed from `lib/policy/table.ts` by `scripts/permissions.ts`; change the table, not this page. A right of any one role is enough. An action',
    'that is not listed for a side, or has no "yes", is refused to that whole side. *Scope* is what the action reaches, *rule* what the refusal names',
    'and the record keeps. Row-level security in the database holds the same limits once more.',
    ...SIDES.flatMap(([side, title, roles]) => ['', `## ${title}`, '', ...sideTable(side, roles)]),
    '',
    '## Scopes',
    '',
    row(['scope', 'reaches']),
    row(['---', '---']),
    ...scopes.map(([scope, words]) => row([`\`${scope}\``, words])),
    '',
    '## Rules named here',
    '',
    row(['rule', 'as a refusal says it']),
    row(['---', '---']),
    ...rules.map((rule) => row([rule, ruleText(rule)])),
    '',
  ].join('\n');
}

function main(isCheck: boolean): void {
  const wanted = permissionsDocument();
  const standing = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  if (standing === wanted) return;
  if (isCheck) {
    console.error('docs/permissions.md is stale: run node_modules/.bin/node --import tsx scripts/permissions.ts');
    process.exitCode = 1;
    return;
  }
  writeFileSync(FILE, wanted);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--check'));
