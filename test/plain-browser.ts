import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { PASSWORD, PEOPLE, type PersonKey } from './cast';

export type Answer = { status: number; location: string | null; body: string };
export type Fields = Record<string, string>;

/** A connection that ended before the head of an answer came. `wasSent`: the request had left us whole. */
export class LostConnection extends Error {
  constructor(
    readonly code: string,
    readonly wasSent: boolean,
  ) {
    super(`the connection was lost (${code})`);
  }
}

export type PlainBrowser = {
  get(path: string): Promise<string>;
  post(path: string, fields: Fields): Promise<Answer>;
  cookie(): string;
};

const unescapeHtml = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : unescapeHtml(found);
};

export const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a\s[^>]*>/g)].map(([tag]) => attribute(tag, 'href') ?? '');

function formIn(html: string, id: string): string {
  const start = [...html.matchAll(/<form\s[^>]*>/g)].find(([tag]) => attribute(tag, 'id') === id)?.index;
  if (start === undefined) throw new Error(`The page has no form ${id}: ${html.slice(0, 500)}`);
  return html.slice(start, html.indexOf('</form>', start));
}

/** What a form sends of its own accord: its hidden fields, the server action's among them. */
export function hiddenFields(html: string, id: string): Fields {
  const inputs = [...formIn(html, id).matchAll(/<input\s[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => attribute(tag, 'type') === 'hidden');
  return Object.fromEntries(inputs.map((tag) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '']));
}

/** The values that a select of the form offers, without the empty one. */
export function optionsIn(html: string, id: string, select: string): string[] {
  const tag =
    new RegExp(`<select\\s[^>]*name="${select}"[^>]*>([\\s\\S]*?)</select>`).exec(formIn(html, id))?.[1] ?? '';
  return [...tag.matchAll(/<option\s[^>]*>/g)].flatMap(([option]) => attribute(option, 'value') || []);
}

/** The fields as a browser sends a form with files in it. */
export function multipart(fields: Fields): { type: string; body: Buffer } {
  const boundary = `----plain${randomUUID()}`;
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
  };
}

/** A browser without JavaScript: cookies, pages, and forms sent as multipart with an Origin; each request on a connection of its own. */
export function openPlainBrowser(origin: string): PlainBrowser {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  const send = (method: 'GET' | 'POST', path: string, form?: { type: string; body: Buffer }) =>
    new Promise<Answer>((resolve, reject) => {
      let wasSent = false;
      const headers = {
        accept: 'text/html',
        'accept-language': 'en',
        cookie: cookie(),
        ...(form
          ? { origin, 'sec-fetch-site': 'same-origin', 'content-type': form.type, 'content-length': form.body.length }
          : {}),
      };
      const outgoing = request(new URL(path, origin), { method, headers, agent: false });
      const lost = (error: NodeJS.ErrnoException) => reject(new LostConnection(error.code ?? error.message, wasSent));
      outgoing.on('finish', () => {
        wasSent = true;
      });
      outgoing.on('error', lost);
      outgoing.on('response', (incoming) => {
        const [status, location] = [incoming.statusCode ?? 0, incoming.headers.location ?? null];
        for (const line of incoming.headers['set-cookie'] ?? []) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(name, value);
        }
        // A redirect is the whole answer: what is cut off after it was acknowledged.
        if (location) resolve({ status, location, body: '' });
        let body = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          body += chunk;
        });
        incoming.on('error', lost);
        incoming.on('end', () => resolve({ status, location, body }));
      });
      outgoing.end(form?.body);
    });

  return {
    get: async (path) => {
      const { status, body, location } = await send('GET', path);
      if (status !== 200) throw new Error(`GET ${path} answered ${status} ${location ?? ''}`);
      return body;
    },
    post: (path, fields) => send('POST', path, multipart(fields)),
    cookie,
  };
}

/** A browser in which this person of the cast has signed in by the form. */
export async function openSignedIn(origin: string, person: PersonKey): Promise<PlainBrowser> {
  const browser = openPlainBrowser(origin);
  const hidden = hiddenFields(await browser.get('/sign-in'), 'sign-in');
  const { status } = await browser.post('/sign-in', { ...hidden, email: PEOPLE[person].email, password: PASSWORD });
  if (status !== 303) throw new Error(`Signing in as ${person} answered ${status}`);
  return browser;
}
