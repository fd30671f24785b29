import { describe, expect, it } from 'vitest';
import { readSettings } from '@/scripts/settings.mjs';

const WHOLE = {
  LIAISON_OIDC_ISSUER: 'https://login.partner.microsoftonline.cn/7d2f/v2.0',
  LIAISON_OIDC_CLIENT_ID: 'liaison',
  LIAISON_OIDC_CLIENT_SECRET: 'a secret',
  LIAISON_OIDC_NAME: 'Entra ID',
};
const reads = (change: Record<string, string | undefined>) => () => readSettings({ ...WHOLE, ...change });

describe('the settings of the identity provider', () => {
  it('are all there, or none', () => {
    expect(reads({})).not.toThrow();
    expect(reads(Object.fromEntries(Object.keys(WHOLE).map((name) => [name, undefined])))).not.toThrow();
    for (const missing of Object.keys(WHOLE)) expect(reads({ [missing]: undefined })).toThrow(missing);
  });

  it('take plain http from this machine alone', () => {
    const issuer = (LIAISON_OIDC_ISSUER: string) => reads({ LIAISON_OIDC_ISSUER });
    for (const address of ['http://localhost:9000', 'http://127.0.0.1:9000/tenant', 'http://[::1]:9000'])
      expect(issuer(address)).not.toThrow();
    for (const address of ['http://login.example', 'ftp://localhost', 'login.example', 'http://localhost.evil.example'])
      expect(issuer(address)).toThrow('LIAISON_OIDC_ISSUER');
  });

  it('take no issuer of many tenants, as each of them could name addresses', () => {
    for (const tenant of ['common', 'organizations', 'consumers'])
      expect(reads({ LIAISON_OIDC_ISSUER: `https://login.microsoftonline.com/${tenant}/v2.0` })).toThrow(
        'LIAISON_OIDC_ISSUER',
      );
  });
});
