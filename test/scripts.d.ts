declare module '@/scripts/migrate.mjs' {
  export function migrate(options: { url: string; until?: string; log?: (line: string) => void }): Promise<string[]>;
}

declare module '@/scripts/roles.mjs' {
  type Login = { user?: string; password?: string; database?: string; options?: string };
  type Provisioned = { adminUrl: string; ownerUrl: string; appUrl: string; workerUrl: string; listenUrl: string };
  export function addressFor(url: string, change: Login): string;
  export function provision(options: { adminUrl: string; secrets: Record<string, string> }): Promise<Provisioned>;
}

declare module '@/scripts/settings.mjs' {
  export function readSettings(env?: Record<string, string | undefined>): { dataDir: string };
  export function readSecrets(dataDir: string): Record<string, string>;
}

declare module '*/security-headers.mjs' {
  export const SECURITY_HEADERS: Record<string, string>;
}
