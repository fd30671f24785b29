export const MAX_EXPORT_BYTES = 26_214_400;
export const MAX_EXPORT_ROWS = 50_000;

/** Why a file could not be imported at all; keys of the `communications.imports.failures` messages. */
export const IMPORT_FAILURES = [
  'unreadable',
  'not_an_export',
  'empty',
  'too_many_rows',
  'file_missing',
  'signed_out',
  'refused',
] as const;
export type ImportFailure = (typeof IMPORT_FAILURES)[number];

/** A row of a file; undefined where a line is no JSON. */
export type ExportRows = { rows: unknown[] } | { failure: ImportFailure };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function linesOf(text: string): ExportRows {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .map(parsed);
  return rows.some(isObject) ? { rows } : { failure: 'unreadable' };
}

function rowsIn(text: string): ExportRows {
  const whole = parsed(text);
  if (whole === undefined) return linesOf(text);
  if (Array.isArray(whole)) return { rows: whole };
  if (!isObject(whole)) return { failure: 'not_an_export' };
  const list = whole.value ?? whole.Value;
  if (Array.isArray(list)) return { rows: list };
  return 'id' in whole || 'Id' in whole ? { rows: [whole] } : { failure: 'not_an_export' };
}

/** UTF-8, or UTF-16 as Windows PowerShell writes it, told by its first bytes. */
const textOf = (bytes: Uint8Array): string =>
  new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);

/** The rows of an export: Graph's `{"value": [...]}`, a bare array, one message, or one JSON object a line. */
export function exportRows(bytes: Uint8Array): ExportRows {
  const found = rowsIn(textOf(bytes));
  if ('failure' in found) return found;
  if (found.rows.length === 0) return { failure: 'empty' };
  return found.rows.length > MAX_EXPORT_ROWS ? { failure: 'too_many_rows' } : found;
}
