export const MAX_FILE_BYTES = 26_214_400;
export const MAX_FILES = 10;
export const MAX_NAME_LENGTH = 150;

/** What is served as what it is; everything else is kept as it came and served as application/octet-stream. */
export const SERVED_TYPES: readonly string[] = [
  'text/plain',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
  'application/zip',
  'application/x-cfb',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
];
export const UNKNOWN_TYPE = 'application/octet-stream';

/** Why an upload, or a part of it, was not kept; keys of the `attachments.trouble` messages. */
export const UPLOAD_TROUBLES = [
  'too_large',
  'too_many',
  'broken',
  'text_too_long',
  'signed_out',
  'other_person',
  'refused',
  'failed',
] as const;
export type UploadTrouble = (typeof UPLOAD_TROUBLES)[number];

export const isUploadTrouble = (text: unknown): text is UploadTrouble =>
  UPLOAD_TROUBLES.some((trouble) => trouble === text);

export type DraftAttachment = { id: string; name: string; sizeBytes: number };

// Controls, bidi overrides, zero-width characters, line separators, private use: nothing that hides or reorders.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
const RESERVED = /["*:<>?|]/g;
const EXTENSION = /\.[\p{L}\p{N}_-]{1,16}$/u;

/**
 * A name that is safe to show and to save: NFC, no path, nothing invisible, nothing that a file system reserves, at most 150
 * characters with the extension kept. What leaves nothing becomes "file".
 */
export function cleanFileName(raw: string): string {
  const visible = raw.normalize('NFC').replace(INVISIBLE, '');
  const last = visible.split(/[/\\]/).at(-1) ?? '';
  const name = last
    .replace(RESERVED, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (name === '') return 'file';
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  const stem = [...name.slice(0, name.length - extension.length)];
  while (stem.join('').length > MAX_NAME_LENGTH - extension.length) stem.pop();
  return `${stem.join('') || 'file'}${extension}`;
}

/** RFC 6266 for a saved file: an ASCII fallback, and the whole name in UTF-8 (RFC 8187). Never a line break or a quote inside. */
export function contentDisposition(name: string): string {
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7E]/g, '_')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

const ACTIVE_NAME = /\.(x?html?|xht|shtml|svgz?|mhtml?|xslt?|hta|m?js|htc|swf|jar)$/i;
const ACTIVE_TEXT = /<(!doctype\s+html|html|head|body|script|iframe|svg|object|embed|xsl:)/i;

/**
 * The type that a file is served with: what its first bytes show if that is on the list, text/plain if it is UTF-8 text,
 * else application/octet-stream. HTML, SVG and scripts are never text: nothing that a browser could run keeps its type.
 */
export function servedType(file: { name: string; sniffed: string | undefined; isText: boolean; head: string }): string {
  if (ACTIVE_NAME.test(file.name)) return UNKNOWN_TYPE;
  if (file.sniffed && file.sniffed !== 'application/xml')
    return SERVED_TYPES.includes(file.sniffed) ? file.sniffed : UNKNOWN_TYPE;
  return file.isText && !ACTIVE_TEXT.test(file.head) ? 'text/plain' : UNKNOWN_TYPE;
}
