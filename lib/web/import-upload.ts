import { receiveImport } from '@/lib/message-center/receive-import';
import type { ImportTrouble } from '@/lib/message-center/schema';
import { logger } from '@/lib/platform/logger';
import { DomainError } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { isOwnOrigin } from './own-origin';
import { viewerFromRequest } from './session';

const PAGE = '/communications/import';
const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

const goTo = (location: string): Response => new Response(null, { status: 303, headers: { ...HEADERS, location } });
const toSignIn = (): Response => goTo(`/sign-in?returnTo=${encodeURIComponent(PAGE)}`);
const tell = (trouble: ImportTrouble): Response => goTo(`${PAGE}?trouble=${trouble}`);

/** Answers the upload of an export: on to its import's page (303), or back with what was wrong. Nothing is taken from another site. */
export async function answerImport(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response('Not from this site.\n', { status: 403, headers: HEADERS });
  const viewer = await viewerFromRequest(request);
  if (!viewer) return toSignIn();
  try {
    const begun = await receiveImport(viewer, request);
    return 'id' in begun ? goTo(`${PAGE}/${begun.id}`) : tell(begun.trouble);
  } catch (error) {
    if (error instanceof DomainError) return error.failure.kind === 'signed_out' ? toSignIn() : tell('refused');
    logger.error({ err: error, reference: newId().slice(0, 8) }, 'an export could not be taken in');
    return tell('failed');
  }
}
