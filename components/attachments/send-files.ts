import { type DraftAttachment, isUploadTrouble, type UploadTrouble } from '@/lib/attachments/rules';
import { MADE_FOR } from '@/lib/shared/form-state';

const UPLOADS_URL = '/api/uploads';

/** What the draft has now (null when it is not known), and why something was left out. */
export type UploadAnswer = { attachments: DraftAttachment[] | null; failure: UploadTrouble | null };

function readAnswer(text: string): UploadAnswer {
  try {
    const { attachments, failure } = JSON.parse(text) as Partial<UploadAnswer>;
    return {
      attachments: Array.isArray(attachments) ? attachments : null,
      failure: isUploadTrouble(failure) ? failure : null,
    };
  } catch (error) {
    // A proxy in between answers in its own words.
    if (error instanceof SyntaxError) return { attachments: null, failure: 'failed' };
    throw error;
  }
}

/** Posts one part of a draft to the upload route, telling how much has gone (0-100). Never rejects: a lost connection is `broken`. */
export function postUpload(
  draftKey: string,
  madeFor: string | null,
  part: { files: File } | { discard: string },
  onProgress: (percent: number) => void = () => {},
): Promise<UploadAnswer> {
  const form = new FormData();
  if (madeFor) form.set(MADE_FOR, madeFor);
  form.set('draftKey', draftKey);
  if ('files' in part) form.set('files', part.files);
  else form.set('discard', part.discard);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', UPLOADS_URL);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(Math.round((100 * loaded) / (total || 1))),
    );
    request.addEventListener('load', () => resolve(readAnswer(request.responseText)));
    request.addEventListener('error', () => resolve({ attachments: null, failure: 'broken' }));
    request.send(form);
  });
}
