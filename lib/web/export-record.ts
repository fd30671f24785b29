import { createTranslator } from 'use-intl/core';
import { exportRecord } from '@/lib/audit/queries/search-record';
import { changesIn, csvCell, factsIn } from '@/lib/audit/rules';
import { supportedLocale } from '@/lib/i18n/locales';
import { DomainError } from '@/lib/shared/errors';
import { messagesIn } from '@/messages';
import { recordWordsIn } from './record-words';
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
    const words = recordWordsIn({ locale, timeZone: found.timeZone, names: found.names });
    const heads = [
      ...[t('when'), t('who'), t('whom'), t('what'), t('event'), t('number'), t('rule'), t('before'), t('afterwards')],
      ...[t('facts'), t('actMachine'), t('eventMachine')],
    ];
    const lines = found.rows.map((row) => {
      const changes = changesIn(row.data, row.name).map((change) => words.change(change, row));
      const side = (which: 'before' | 'after') =>
        changes.map((change) => `${change.field}: ${change[which]}`).join('; ');
      const facts = factsIn(row.data).map(([name, said]) => words.fact(name, said, row));
      const { at, person, action, rule, name, number, recordId } = row;
      return [
        ...[
          at.toISOString(),
          person ?? '',
          words.whom(row) ?? '',
          words.action(action),
          words.event(name),
          number ?? recordId,
          rule,
        ],
        ...[
          side('before'),
          side('after'),
          facts.map((fact) => `${fact.field}: ${fact.value}`).join('; '),
          action,
          name,
        ],
      ];
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
    if (error.failure.kind === 'invalid')
      return plain(400, `Not understood, so nothing is exported: ${Object.keys(error.failure.fields).join(', ')}.`);
    return error.failure.kind === 'signed_out' ? plain(401, 'Sign in first.') : plain(404, 'Not found.');
  }
}
