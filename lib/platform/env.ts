import { z } from 'zod';

const address = z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// address');

const sender = /^(?:[^<>\r\n]{1,100} )?<?[^\s<>@]+@[^\s<>@]+>?$/;

/** One tenant's issuer; plain http only on this machine. An issuer of many tenants, such as Entra's `common`, lets each of them name addresses. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return (
    (protocol === 'https:' || (protocol === 'http:' && isLoopback)) &&
    !/^\/(common|organizations|consumers)\b/.test(pathname)
  );
}

const fields = z.object({
  DATABASE_APP_URL: address.optional(),
  DATABASE_WORKER_URL: address.optional(),
  DATABASE_LISTEN_URL: address.optional(),
  LIAISON_URL: z.url('must be the public origin, such as https://portal.example').default('http://localhost:3000'),
  LIAISON_DEMO: z.enum(['on', 'off']).default('off'),
  LIAISON_DATA: z.string().default('.data'),
  LIAISON_FILES: z.string().optional(),
  LIAISON_SECRET: z.string().min(32, 'must have at least 32 characters'),
  LIAISON_ALLOW_PRIVATE_TARGETS: z.string().default(''),
  LIAISON_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  LIAISON_BENCH: z.enum(['on', 'off']).default('off'),
  LIAISON_POOL: z.coerce.number().int().min(2).max(100).default(10),
  LIAISON_SMTP_URL: z
    .string()
    .refine(
      (text) => /^smtps?:$/.test(URL.canParse(text) ? new URL(text).protocol : ''),
      'must be an smtp:// or smtps:// address',
    )
    .optional(),
  LIAISON_MAIL_FROM: z
    .string()
    .regex(sender, 'must be an address, such as Liaison <portal@liaison.example>')
    .optional(),
  LIAISON_OIDC_ISSUER: z.string().refine(isIssuer, 'must be an https:// address of one issuer').optional(),
  LIAISON_OIDC_CLIENT_ID: z.string().min(1).max(200).optional(),
  LIAISON_OIDC_CLIENT_SECRET: z.string().min(1).max(2_000).optional(),
  LIAISON_OIDC_NAME: z.string().min(1).max(40).optional(),
});

const PROVIDER = [
  'LIAISON_OIDC_ISSUER',
  'LIAISON_OIDC_CLIENT_ID',
  'LIAISON_OIDC_CLIENT_SECRET',
  'LIAISON_OIDC_NAME',
] as const;

const schema = fields
  .refine((settings) => new Set(PROVIDER.map((name) => settings[name] === undefined)).size === 1, {
    path: ['LIAISON_OIDC_ISSUER'],
    message: `must be set together with ${PROVIDER.slice(1).join(', ')}, or none of them`,
  })
  .refine((settings) => !settings.LIAISON_SMTP_URL || settings.LIAISON_MAIL_FROM, {
    path: ['LIAISON_MAIL_FROM'],
    message: 'must be set beside LIAISON_SMTP_URL',
  });

export type Env = z.infer<typeof schema>;

let known: Env | undefined;

/** The validated settings of this process. Throws one line that names every variable that is missing or wrong. */
export function env(): Env {
  if (known) return known;
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Liaison cannot start: ${faults.join('; ')}`);
  }
  known = parsed.data;
  return known;
}

export const filesDirectory = (): string => env().LIAISON_FILES ?? `${env().LIAISON_DATA}/files`;
export const publicOrigin = (): string => new URL(env().LIAISON_URL).origin;
export const isDemo = (): boolean => env().LIAISON_DEMO === 'on';
/** Whether the empty page stands that the bench compares others with. */
export const isBench = (): boolean => env().LIAISON_BENCH === 'on';
