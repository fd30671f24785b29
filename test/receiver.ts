import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Received = { id: string; headers: IncomingHttpHeaders; body: string; at: number };
/** What the receiver does with one request that it has read whole. */
export type Behaviour = (response: ServerResponse, received: Received) => void;

const MEGABYTE = Buffer.alloc(1024 * 1024, 'x');

function pour(response: ServerResponse, bytes: number): void {
  let left = bytes;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= MEGABYTE.length;
      if (!response.write(MEGABYTE)) return response.once('drain', more);
    }
    return response.end();
  };
  more();
}

export const ok: Behaviour = (response) => response.end('ok');
export const status =
  (code: number, headers: Record<string, string> = {}, body = ''): Behaviour =>
  (response) =>
    response.writeHead(code, headers).end(body);
export const hang: Behaviour = () => {};
export const closes: Behaviour = (response) => response.socket?.destroy();
export const late =
  (ms: number): Behaviour =>
  (response) =>
    void setTimeout(() => response.end('late'), ms).unref();
export const redirect = (to: string): Behaviour => status(302, { location: to });
export const flood =
  (bytes: number): Behaviour =>
  (response) =>
    pour(response.writeHead(200), bytes);
/** A header, or the body, at one byte every `ms`. */
export const drip =
  (part: 'headers' | 'body', ms: number): Behaviour =>
  (response) => {
    const socket = response.socket;
    const slow = part === 'headers' ? 'HTTP/1.1 200 OK\r\nx-slow: ' : 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n';
    socket?.write(slow);
    const timer = setInterval(() => (socket?.destroyed ? clearInterval(timer) : socket?.write('a')), ms).unref();
  };

export type Receiver = {
  url: string;
  received: Received[];
  /** The next requests, one each; afterwards `otherwise`. */
  next(...behaviours: Behaviour[]): void;
  otherwise: Behaviour;
  close(): Promise<void>;
};

/** A real HTTP server on loopback that keeps what it is sent and does what it is told. */
export async function startReceiver(): Promise<Receiver> {
  const queue: Behaviour[] = [];
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const one: Received = {
      id: String(request.headers['webhook-id'] ?? ''),
      headers: request.headers,
      body: await text(request),
      at: Date.now(),
    };
    received.push(one);
    (queue.shift() ?? receiver.otherwise)(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/desk`,
    received,
    next: (...behaviours) => void queue.push(...behaviours),
    otherwise: ok,
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
  return receiver;
}
