import busboy from 'busboy';
import { feedBody } from '@/lib/platform/feed-body';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { DomainError } from '@/lib/shared/errors';
import { plainLine } from '@/lib/shared/plain-text';
import { startImport } from './commands/start-import';
import { MAX_EXPORT_BYTES } from './rules/export-file';
import type { ImportTrouble } from './schema';
import { removeExport, type StoredExport, storeExport } from './store-export';

const LONGEST_NAME = 150;
// So much more is read and thrown away: a browser hears no answer before it has sent all. Then it is cut off.
const MOST_READ_BYTES = MAX_EXPORT_BYTES + 104_857_600;
export type StartedImport = { id: string } | { trouble: ImportTrouble };

type Part = { name: string; stored: StoredExport | null };

function parserOf(request: Request): busboy.Busboy | null {
  try {
    return busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      defParamCharset: 'utf8',
      limits: { fileSize: MAX_EXPORT_BYTES + 1, files: 1, fields: 10, fieldSize: 1_000, parts: 20 },
    });
  } catch {
    return null;
  }
}

/** Too long by far: what came of it is taken out again. */
async function cutShort(one: PromiseSettledResult<Part> | undefined): Promise<Part> {
  const part = one?.status === 'fulfilled' ? one.value : null;
  if (part?.stored) await removeExport(part.stored);
  return { name: part?.name ?? '', stored: null };
}

/** The file of the form, in storage; `broken` when the form has no end, or is none. */
async function fileOf(request: Request): Promise<Part | 'broken' | 'no_file'> {
  const parser = parserOf(request);
  if (!parser || !request.body) return 'broken';
  const storing: Promise<PromiseSettledResult<Part>>[] = [];
  parser.on('file', (_field, part, { filename }) => {
    if (!filename) return void part.resume();
    const name = plainLine(filename.split(/[/\\]/).at(-1) ?? '').slice(0, LONGEST_NAME) || 'file';
    storing.push(Promise.allSettled([storeExport(part).then((stored) => ({ name, stored }))]).then(([one]) => one));
  });
  const [read] = await Promise.allSettled([feedBody(request, parser, (bytes) => bytes > MOST_READ_BYTES)]);
  const [one] = await Promise.all(storing);
  const isCut = read.status === 'fulfilled' && read.value === 'cut';
  if (isCut) return cutShort(one);
  if (read.status === 'rejected' || one?.status === 'rejected') {
    if (one?.status === 'fulfilled' && one.value.stored) await removeExport(one.value.stored);
    return 'broken';
  }
  return one?.value ?? 'no_file';
}

/**
 * Takes in the form with an export of messages and begins its import. Throws signed_out or refused before a byte is read; a file that is
 * too large, or breaks off, leaves nothing.
 */
export async function receiveImport(viewer: Viewer, request: Request): Promise<StartedImport> {
  await asViewer(viewer, async ({ actor }) => authorize(actor, 'service_message.import'));
  const part = await fileOf(request);
  if (typeof part === 'string') return { trouble: part };
  if (!part.stored) return { trouble: 'too_large' };
  const begun = await startImport(viewer, { fileName: part.name, ...part.stored });
  if (begun.ok) return begun.value;
  await removeExport(part.stored);
  throw new DomainError(begun.failure);
}
