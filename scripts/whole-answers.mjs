import { ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from './security-headers.mjs';

// Loaded before the web process. What the framework answers by itself (redirects of its own, a bare error) lacks the headers that pages
// have; and a page that says in words that it failed, or that there is no such thing, cannot set its status from inside. Both are mended where an answer begins.
const statuses = new Map();
globalThis.liaisonStatuses = statuses;
const writeHead = ServerResponse.prototype.writeHead;

ServerResponse.prototype.writeHead = function (status, ...rest) {
  const given = rest.find((part) => typeof part === 'object' && part !== null) ?? {};
  const names = new Set(
    (Array.isArray(given) ? given.flat() : Object.keys(given)).map((name) => String(name).toLowerCase()),
  );
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    if (!this.hasHeader(name) && !names.has(name)) this.setHeader(name, value);
  const request = this.getHeader('x-request-id');
  const said = statuses.get(request);
  statuses.delete(request);
  const isPage = String(this.getHeader('content-type')).startsWith('text/html');
  return writeHead.call(this, said && isPage && status === 200 ? said : status, ...rest);
};
