import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { SECURITY_HEADERS } from './scripts/security-headers.mjs';

// In lower case, as proxy.ts writes its own: the page's policy takes the place of this one, and no answer has two.
const policy = (value: string) => ({ key: 'content-security-policy', value });

const security = Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  reactCompiler: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // A title that comes later than the page it belongs to would stand on what is not found.
  htmlLimitedBots: /.*/,
  // npm run check does it, over the tests as well.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', 'pino', 'flydrive', '@node-rs/argon2', 'rate-limiter-flexible', 'file-type', 'busboy'],
  // A form sent with a file still in it, without JavaScript, must come back with its text and a sentence, not as an error.
  experimental: { serverActions: { bodySizeLimit: '30mb' }, proxyClientMaxBodySize: '32mb' },
  headers: async () => [
    { source: '/:path*', headers: security },
    // What stands here goes before what the route says.
    { source: '/api/attachments/:id', headers: [policy("sandbox; default-src 'none'; frame-ancestors 'none'")] },
  ],
};

export default createNextIntlPlugin('./lib/web/intl-request.ts')(config);
