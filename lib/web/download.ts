import { once } from 'node:events';
import { Readable } from 'node:stream';
import { openAttachment } from '@/lib/attachments/queries';
import { contentDisposition } from '@/lib/attachments/rules';
import { logger } from '@/lib/platform/logger';
import { DomainError } from '@/lib/shared/errors';
import { viewerFromRequest } from './session';

const HEADERS = {
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store, no-transform',
};

const plain = (status: number, text: string): Response =>
  new Response(`${text}\n`, { status, headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' } });

/** Serves a file to whoever may read it, always to be saved, never to be run. Absent and out of reach are the same 404. */
export async function answerDownload(request: Request, id: string): Promise<Response> {
  const viewer = await viewerFromRequest(request);
  if (!viewer) return plain(401, 'Sign in first.');
  try {
    const file = await openAttachment(viewer, id);
    const headers = {
      ...HEADERS,
      'content-type': file.contentType === 'text/plain' ? 'text/plain; charset=utf-8' : file.contentType,
      'content-length': String(file.sizeBytes),
      'content-disposition': contentDisposition(file.name),
      etag: `"${file.sha256}"`,
    };
    if (request.method === 'HEAD') return new Response(null, { headers });
    const bytes = await file.read();
    // Opened before the answer begins: a missing file is an error, not an empty download.
    await once(bytes, 'readable');
    return new Response(Readable.toWeb(bytes) as ReadableStream, { headers });
  } catch (error) {
    if (error instanceof DomainError) {
      return error.failure.kind === 'signed_out' ? plain(401, 'Sign in first.') : plain(404, 'Not found.');
    }
    logger.error({ err: error, attachment: id }, 'an attachment could not be read');
    return plain(500, 'The file could not be read.');
  }
}
