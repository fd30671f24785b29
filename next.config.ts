import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

// In lower case, as proxy.ts writes its own: the page's policy takes the place of this one, and no answer has two.
const policy = (value: string) => ({ key: 'content-security-policy', value });

const security = [
  policy("default-src 'none'; frame-ancestors 'none'"),
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
  { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
];

const config: NextConfig = {
  reactCompiler: true,
  poweredByHeader: false,
  images: { unoptimized: true },
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
