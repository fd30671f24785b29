import { createTranslator } from 'use-intl/core';
import { exportRecord } from '@/lib/audit/queries/search-record';
import { changesIn, csvCell, type EventSaid } from '@/lib/audit/rules';
import { supportedLocale } from '@/lib/i18n/locales';
import { DomainError } from '@/lib/shared/errors';
import { messagesIn } from '@/messages';
import { viewerFromRequest } from './session';

const HEADERS = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };
const plain = (status: number, text: string) =>
  new Response(`${text}\n`, { status, headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' } });

/** The record as a table for spreadsheets, filtered as the page is. Absent and out of reach are the same 404. */
export async function answerExport(request: Request): Promise<Response> {
  const viewer = await viewerFromRequest(request);
  if (!viewer) return plain(401, 'Sign in first.');
  try {
    const found = await exportRecord(viewer, Object.fromEntries(new URL(request.url).searchParams));
    const locale = supportedLocale(found.locale);
    const t = createTranslator({ namespace: 'record', locale, messages: messagesIn(locale) });
    const said = (value: EventSaid) => (value === null ? '' : (found.names[String(value)] ?? String(value)));
    const heads = [t('when'), t('who'), t('whom'), t('what'), t('number'), t('rule'), t('before'), t('afterwards')];
    const lines = found.rows.map((row) => {
      const changes = changesIn(row.data);
      const side = (which: 'before' | 'after') =>
        changes.map((change) => `${change.field}: ${said(change[which])}`).join('; ');
      const at = row.at.toISOString();
      const { person, party, action, rule } = row;
      return [at, person ?? '', party ?? '', action, row.number ?? row.recordId, rule, side('before'), side('after')];
    });
    const more = found.isMore ? [[t('exportMore', { count: found.rows.length })]] : [];
    const text = [heads, ...lines, ...more].map((cells) => cells.map(csvCell).join(',')).join('\r\n');
    return new Response(`\uFEFF${text}\r\n`, {
      headers: {
        ...HEADERS,
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="record.csv"',
      },
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.failure.kind === 'signed_out' ? plain(401, 'Sign in first.') : plain(404, 'Not found.');
  }
}
