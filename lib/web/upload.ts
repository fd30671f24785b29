import { discardUpload } from '@/lib/attachments/discard-upload';
import { listDraftAttachments } from '@/lib/attachments/queries';
import { type ReceivedUpload, receiveUpload } from '@/lib/attachments/receive-upload';
import type { DraftAttachment, UploadTrouble } from '@/lib/attachments/rules';
import { saveDraft } from '@/lib/conversation/commands/save-draft';
import { logger } from '@/lib/platform/logger';
import type { Viewer } from '@/lib/policy/enter';
import { DomainError, type Failure } from '@/lib/shared/errors';
import { isOwnField, MADE_FOR } from '@/lib/shared/form-state';
import { newId } from '@/lib/shared/ids';
import { textFields } from './form-action';
import { localUrl, pathOf } from './local-path';
import { madeFor, notTheirs } from './made-for';
import { isOwnOrigin } from './own-origin';
import { earlierSession, viewerFromRequest } from './session';
import { putAside } from './unsent';

/** What a script gets: the files that the draft now has (null when that is not known), and why something was left out. */
type Answer = { attachments: DraftAttachment[] | null; failure: UploadTrouble | null };

const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
const STATUS: Record<UploadTrouble, number> = {
  too_large: 413,
  too_many: 409,
  text_too_long: 413,
  broken: 400,
  signed_out: 401,
  other_person: 409,
  refused: 403,
  failed: 500,
};
const OWN_FIELDS = new Set(['draftKey', 'draftKind', 'draftSubject', 'returnTo', 'discard']);

const wantsJson = (request: Request): boolean => request.headers.get('accept')?.includes('application/json') ?? false;

function answerScript({ attachments, failure }: Answer): Response {
  return Response.json({ attachments, failure }, { status: failure ? STATUS[failure] : 200, headers: HEADERS });
}

function sendBack(to: URL, draftKey: string | undefined, trouble: UploadTrouble | null): Response {
  if (draftKey) to.searchParams.set('draft', draftKey);
  to.searchParams.delete('upload');
  if (trouble) to.searchParams.set('upload', trouble);
  if (draftKey) to.hash = `files-${draftKey}`;
  return new Response(null, { status: 303, headers: { ...HEADERS, location: pathOf(to) } });
}

/** Where the form stood, for answers that come before its fields are read. */
function refererPath(request: Request): URL {
  const referer = request.headers.get('referer');
  return localUrl(referer && URL.canParse(referer) ? pathOf(new URL(referer)) : null);
}

function troubleOf(failure: Failure): UploadTrouble {
  if (failure.kind === 'invalid') return 'text_too_long';
  if (failure.kind === 'signed_out' || failure.kind === 'other_person' || failure.kind === 'refused')
    return failure.kind;
  return 'failed';
}

const typedIn = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !OWN_FIELDS.has(name) && !isOwnField(name)));

async function keepText(viewer: Viewer, { fields, trouble }: ReceivedUpload): Promise<UploadTrouble | null> {
  const { draftKey: key, draftKind: kind, draftSubject: subject } = fields;
  if (!kind || !key) return trouble;
  const saved = await saveDraft(viewer, { key, kind, subject, fields: typedIn(fields) });
  return saved.ok ? trouble : troubleOf(saved.failure);
}

/** What was typed beside the files waits for whom the form was made; the files have to be chosen again. */
async function putTextAside(request: Request, sent: Record<string, string>, of: string | null): Promise<void> {
  const { draftKey: key, draftKind: kind, draftSubject: subject } = sent;
  if (key && kind && subject) await putAside({ of, draft: { key, kind, subject, fields: typedIn(sent) } }, request);
}

async function takeIn(viewer: Viewer, request: Request): Promise<Response> {
  const upload = await receiveUpload(viewer, request, async (sent) => {
    const failure = await notTheirs(viewer, sent[MADE_FOR] || null);
    return failure && troubleOf(failure);
  });
  const { draftKey, returnTo, discard, [MADE_FOR]: of } = upload.fields;
  const isRefused = upload.trouble === 'other_person' || upload.trouble === 'signed_out';
  const trouble = isRefused ? upload.trouble : await keepText(viewer, upload);
  if (trouble === 'other_person' || trouble === 'signed_out') {
    if (!wantsJson(request)) await putTextAside(request, upload.fields, of || null);
    return refuse(request, trouble, returnTo ? localUrl(returnTo) : undefined);
  }
  // Pressed twice, it is already gone: the list says so.
  if (discard) await discardUpload(viewer, discard);
  if (wantsJson(request)) {
    return answerScript({
      attachments: draftKey ? await listDraftAttachments(viewer, draftKey) : null,
      failure: trouble,
    });
  }
  return sendBack(returnTo ? localUrl(returnTo) : refererPath(request), draftKey, trouble);
}

const MOST_BYTES = 32 * 1_048_576;

/** Refuses a form that nobody has read yet, as nobody is signed in any more. */
async function refuseSignedOut(request: Request): Promise<Response> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  const isKnown = (await viewerFromRequest(request)) ?? (await earlierSession(request));
  if (!wantsJson(request) && length <= MOST_BYTES && isKnown && !request.bodyUsed) {
    // What is no whole form holds nothing to keep.
    const form = await request.formData().catch(() => null);
    if (form) await putTextAside(request, textFields(form), madeFor(form));
  }
  return refuse(request, 'signed_out');
}

function refuse(request: Request, failure: UploadTrouble, back = refererPath(request)): Response {
  if (wantsJson(request)) return answerScript({ attachments: null, failure });
  if (failure !== 'signed_out') return sendBack(back, undefined, failure);
  const location = `/sign-in?returnTo=${encodeURIComponent(pathOf(back))}`;
  return new Response(null, { status: 303, headers: { ...HEADERS, location } });
}

/**
 * Answers the upload button: keeps the files and everything typed as a draft, and goes back to the form (303), or tells a
 * script what is kept. Nothing is taken from another site, from the signed-out, or from who may write nothing.
 */
export async function answerUpload(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response('Not from this site.\n', { status: 403, headers: HEADERS });
  const viewer = await viewerFromRequest(request);
  if (!viewer) return refuseSignedOut(request);
  try {
    return await takeIn(viewer, request);
  } catch (error) {
    if (error instanceof DomainError && error.failure.kind === 'signed_out') return refuseSignedOut(request);
    if (error instanceof DomainError) return refuse(request, troubleOf(error.failure));
    logger.error({ err: error, reference: newId().slice(0, 8) }, 'an upload failed');
    return refuse(request, 'failed');
  }
}
