import { request } from 'node:http';
import { type Fields, hiddenFields, multipart, type PlainBrowser } from './plain-browser';

/** Fills in a form of the page as it stands and sends it; answers where it leads, or throws with what the page says. */
export async function sendForm(
  browser: PlainBrowser,
  origin: string,
  page: string,
  form: string,
  fields: Fields,
): Promise<string> {
  const answer = await browser.post(page, { ...hiddenFields(await browser.get(page), form), ...fields });
  const said = answer.body.replaceAll(/<script[\s\S]*?<\/script>/g, '').replaceAll(/<[^>]+>/g, ' ');
  if (answer.status !== 303 || !answer.location)
    throw new Error(`${form} on ${page} answered ${answer.status}: ${said.replaceAll(/\s+/g, ' ').slice(0, 1_500)}`);
  const { pathname, search } = new URL(answer.location, origin);
  return pathname + search;
}

/** Posts a form under a foreign Host and the headers of a proxy that lies; answers the status. */
export function postUnder(host: string, origin: string, path: string, fields: Fields): Promise<number> {
  const { type, body } = multipart(fields);
  const headers = {
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': 'https',
    forwarded: `host=${host}`,
    origin,
    'sec-fetch-site': 'same-origin',
    'content-type': type,
    'content-length': body.length,
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port: new URL(origin).port, path, method: 'POST', headers },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
