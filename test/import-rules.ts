/** What each folder may import. The one table: the test checks it, and ARCHITECTURE.md shows it. */

export type Rule = {
  folder: string;
  from: RegExp;
  may: readonly string[];
  /** Zones of which only types may be imported. */
  types?: readonly string[];
  packages?: 'any' | 'no framework';
};

/** Zones: what an imported path counts as; the first that fits. */
export const ZONES: readonly [string, RegExp][] = [
  ['lib/shared', /^lib\/shared\//],
  ['lib/platform', /^lib\/platform\//],
  ['lib/i18n', /^lib\/i18n\//],
  ['lib/policy', /^lib\/policy\//],
  ['lib/command', /^lib\/command\//],
  ['lib/jobs', /^lib\/jobs\//],
  ['lib/api', /^lib\/api\//],
  ['lib/web', /^lib\/web\//],
  ['schema', /^lib\/[\w-]+\/schema(\/|$)/],
  ['rules', /^lib\/[\w-]+\/rules(\/|$)/],
  ['queries', /^lib\/[\w-]+\/queries(\/|$)/],
  ['commands', /^lib\/[\w-]+\/commands\//],
  ['tx', /^lib\/[\w-]+\/tx(\/|$)/],
  ['handlers', /^lib\/[\w-]+\/handlers(\/|$)/],
  ['internal', /^lib\/[\w-]+\/internal\//],
  ['entries', /^lib\/[\w-]+\/[\w-]+$/],
  ['components/ui', /^components\/ui\//],
  ['components/layout', /^components\/layout\//],
  ['components/<domain>', /^components\//],
  ['actions', /^app\/.*\/actions$/],
  ['_components', /^app\/.*\/_components\//],
  ['app', /^app\//],
  ['messages', /^messages(\/|$)/],
];

const CORE = ['lib/shared', 'lib/platform', 'lib/i18n', 'lib/policy', 'lib/command'];
const DOMAIN = ['schema', 'rules', 'queries', 'tx'];
const COMPONENTS = ['components/ui', 'components/layout', 'components/<domain>'];

export const RULES: readonly Rule[] = [
  { folder: 'lib/shared', from: /^lib\/shared\//, may: [], packages: 'no framework' },
  { folder: 'lib/platform, lib/i18n', from: /^lib\/(platform|i18n)\//, may: ['lib/shared'], packages: 'no framework' },
  { folder: 'lib/policy', from: /^lib\/policy\//, may: ['lib/shared', 'lib/platform'], packages: 'no framework' },
  {
    folder: 'lib/command',
    from: /^lib\/command\//,
    may: ['lib/shared', 'lib/platform', 'lib/policy'],
    packages: 'no framework',
  },
  {
    folder: 'lib/jobs',
    from: /^lib\/jobs\//,
    may: [...CORE, 'handlers', 'commands', 'messages'],
    packages: 'no framework',
  },
  {
    folder: 'lib/api, lib/web',
    from: /^lib\/(api|web)\//,
    may: [...CORE, ...DOMAIN, 'commands', 'entries', 'messages'],
  },
  { folder: 'a domain', from: /^lib\/[\w-]+\//, may: [...CORE, ...DOMAIN], packages: 'no framework' },
  {
    folder: 'components/ui, components/layout',
    from: /^components\/(ui|layout)\//,
    may: ['lib/shared', 'lib/i18n', 'components/ui', 'components/layout'],
  },
  {
    folder: 'components/<domain>',
    from: /^components\//,
    may: [...COMPONENTS, 'lib/i18n', 'lib/shared', 'schema', 'rules'],
    types: ['queries', 'lib/policy'],
  },
  {
    folder: '_components',
    from: /^app\/.*\/_components\//,
    may: [...COMPONENTS, '_components', 'actions', 'lib/i18n', 'lib/shared', 'lib/web', 'schema', 'rules', 'queries'],
    types: ['lib/policy', 'lib/command'],
  },
  {
    folder: 'app',
    from: /^app\//,
    may: [
      ...COMPONENTS,
      '_components',
      'actions',
      'app',
      ...CORE.filter((zone) => zone !== 'lib/platform'),
      'lib/web',
      'lib/api',
      ...DOMAIN.filter((zone) => zone !== 'tx'),
      'commands',
      'entries',
    ],
  },
];

/** The arrows between domains: who reads whose schema, rules, queries and tx. No other, and no cycle. */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  attachments: [],
  audit: [],
  cases: ['attachments', 'audit', 'catalogue', 'conversation', 'leaving'],
  catalogue: [],
  conversation: ['attachments'],
  customers: ['audit', 'conversation', 'identity', 'leaving', 'service-health', 'subscriptions'],
  delivery: [],
  escalations: [
    'attachments',
    'audit',
    'cases',
    'catalogue',
    'conversation',
    'customers',
    'leaving',
    'service-health',
    'tenant-config',
  ],
  factors: ['identity'],
  federation: ['identity'],
  home: ['audit', 'cases', 'escalations', 'message-center', 'service-health'],
  identity: [],
  leaving: [],
  'message-center': ['audit', 'catalogue', 'conversation'],
  notifications: ['cases', 'escalations', 'service-health', 'subscriptions'],
  organizations: ['identity'],
  partners: ['audit'],
  search: ['cases', 'customers', 'escalations', 'message-center', 'organizations'],
  'service-health': ['audit', 'catalogue', 'conversation'],
  subscriptions: ['audit', 'conversation'],
  'tenant-config': ['audit', 'catalogue', 'identity', 'leaving'],
};

const PLAIN = ['_components', 'actions', 'app', 'messages'];
const named = (zone: string) => (zone.includes('/') || PLAIN.includes(zone) ? zone : `a domain's ${zone}`);
const words = (rule: Rule) =>
  [...rule.may.map(named), ...(rule.types ?? []).map((zone) => `types of ${named(zone)}`)].join(', ') ||
  'nothing of ours';

/** The two tables as Markdown, exactly as ARCHITECTURE.md has them. */
export const importTable = (): string =>
  [
    '| folder | may import |',
    '| --- | --- |',
    ...RULES.map((rule) => `| ${rule.folder} | ${words(rule)} |`),
    '',
    '| domain | reads |',
    '| --- | --- |',
    ...Object.entries(ARROWS).map(([domain, to]) => `| ${domain} | ${to.join(', ') || 'no other'} |`),
  ].join('\n');
