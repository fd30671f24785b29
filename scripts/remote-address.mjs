import { Server } from 'node:http';

// Loaded before the web process: what a browser claims of its own address, host or scheme is taken away, and the address that its
// connection really comes from put in. Behind a proxy that sets these headers itself, LIAISON_TRUST_PROXY=on leaves them.
const CLAIMS = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
  'forwarded',
];
const emit = Server.prototype.emit;

if (process.env.LIAISON_TRUST_PROXY !== 'on') {
  Server.prototype.emit = function (event, request, ...rest) {
    if (event === 'request') {
      for (const claim of CLAIMS) delete request.headers[claim];
      request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? 'unknown';
    }
    return emit.call(this, event, request, ...rest);
  };
}
