import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type Received = { from: string; to: string[]; source: string };
type Behaviour = Pick<SMTPServerOptions, 'onConnect' | 'onRcptTo' | 'onData' | 'onAuth'>;
type SmtpError = Error & { responseCode?: number };

/** What a server says no with. */
export const no = (responseCode: number): SmtpError => Object.assign(new Error('no'), { responseCode });

export type Smtp = {
  url: string;
  /** What was taken, oldest first. */
  received: Received[];
  connections: number;
  /** What the next connections meet; anything not named is done well. */
  behaviour: Behaviour;
  /** Ends every connection at once, without a word. */
  drop: () => void;
  close: () => Promise<void>;
};

/** A real SMTP server on the loopback that keeps what it takes. */
export async function startSmtp(options: SMTPServerOptions = {}): Promise<Smtp> {
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    ...options,
    onConnect: (session, callback) => {
      smtp.connections += 1;
      if (smtp.behaviour.onConnect) smtp.behaviour.onConnect.call(server, session, callback);
      else callback();
    },
    onAuth: (auth, session, callback) =>
      smtp.behaviour.onAuth
        ? smtp.behaviour.onAuth.call(server, auth, session, callback)
        : callback(null, { user: auth.username }),
    onRcptTo: (address, session, callback) =>
      smtp.behaviour.onRcptTo ? smtp.behaviour.onRcptTo.call(server, address, session, callback) : callback(),
    onData: (stream, session, callback) => {
      if (smtp.behaviour.onData) smtp.behaviour.onData.call(server, stream, session, callback);
      else take(smtp, stream, session, callback);
    },
  });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  const smtp: Smtp = {
    url: `smtp://127.0.0.1:${port}`,
    received: [],
    connections: 0,
    behaviour: {},
    drop,
    close: () => {
      drop();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return smtp;
}

type OnData = NonNullable<SMTPServerOptions['onData']>;

/** Reads a mail to its end, keeps it, and says yes - at once, or when `answer` is called. */
export function take(
  smtp: Smtp,
  stream: Parameters<OnData>[0],
  session: Parameters<OnData>[1],
  callback: Parameters<OnData>[2],
  answer: (yes: () => void) => void = (yes) => yes(),
): void {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => {
    const { mailFrom, rcptTo } = session.envelope;
    smtp.received.push({
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo.map((one) => one.address),
      source: Buffer.concat(chunks).toString('utf8'),
    });
    answer(() => callback());
  });
}
