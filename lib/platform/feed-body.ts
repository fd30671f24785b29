import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/**
 * Feeds the body of a request to a parser until it ends (`whole`), or until `isEnough` says so of the bytes read (`cut`): then the parser
 * is destroyed and nothing more is read. The body is left as it is, since cancelling it would take the connection from under the answer;
 * the server closes it a few seconds later. Rejects when the body breaks off or the parser fails.
 */
export async function feedBody(
  request: Request,
  parser: Writable,
  isEnough: (readBytes: number) => boolean,
): Promise<'whole' | 'cut'> {
  const reader = request.body?.getReader();
  const parsed = finished(parser);
  parsed.catch(() => {});
  let readBytes = 0;
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      readBytes += next.value.length;
      if (isEnough(readBytes)) {
        parser.destroy();
        return 'cut';
      }
      if (!parser.write(next.value)) await Promise.race([once(parser, 'drain'), parsed]);
    }
    parser.end();
    await parsed;
    return 'whole';
  } catch (error) {
    parser.destroy();
    throw error;
  }
}
