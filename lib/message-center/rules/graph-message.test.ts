import { describe, expect, it } from 'vitest';
import { OFFERS, SERVICES } from '@/prisma/seed/catalogue';
import { exportRows } from './export-file';
import { graphMessage } from './graph-message';
import { serviceReader } from './service-aliases';
import { nextWritingState, widening } from './writing';

const serviceOf = serviceReader(SERVICES);

const row = (change: object = {}) => ({
  id: 'MC1089321',
  title: 'A change that is planned',
  body: { contentType: 'html', content: '<p>Words</p>' },
  category: 'planForChange',
  severity: 'normal',
  isMajorChange: true,
  services: ['Microsoft Teams', 'Microsoft Viva'],
  tags: ['User impact'],
  startDateTime: '2026-10-01T00:00:00Z',
  endDateTime: null,
  lastModifiedDateTime: '2026-10-02T03:04:05.1234567Z',
  actionRequiredByDateTime: null,
  details: [{ name: 'Summary', value: 'Short' }],
  hasAttachments: false,
  viewPoint: null,
  ...change,
});
const pascal = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(pascal)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k.charAt(0).toUpperCase() + k.slice(1), pascal(v)]))
      : value;
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a row of an export', () => {
  it('is read in camelCase and PascalCase alike', () => {
    const read = graphMessage(row(), serviceOf);
    expect(read).toMatchObject({
      message: {
        id: 'MC1089321',
        bodyType: 'html',
        isMajorChange: true,
        isDataPrivacy: false,
        services: [
          { name: 'Microsoft Teams', serviceId: 'teams' },
          { name: 'Microsoft Viva', serviceId: null },
        ],
        lastModifiedAt: new Date('2026-10-02T03:04:05.123Z'),
        actBy: null,
      },
    });
    expect(graphMessage(pascal(row()), serviceOf)).toEqual(read);
    expect(graphMessage(row({ category: 'PlanForChange', severity: 'Normal' }), serviceOf)).toEqual(read);
  });

  it.each([
    [undefined, { id: null, field: null, why: 'no_json' }],
    [[1], { id: null, field: null, why: 'no_object' }],
    ['MC1', { id: null, field: null, why: 'no_object' }],
    [row({ id: 'EX1' }), { id: 'EX1', field: 'id', why: 'no_id' }],
    [row({ id: 7 }), { id: null, field: 'id', why: 'no_id' }],
    [row({ title: ' ' }), { id: 'MC1089321', field: 'title', why: 'missing' }],
    [row({ title: 'x'.repeat(301) }), { id: 'MC1089321', field: 'title', why: 'too_long' }],
    [row({ body: null }), { id: 'MC1089321', field: 'body', why: 'missing' }],
    [row({ body: 'text' }), { id: 'MC1089321', field: 'body', why: 'wrong_kind' }],
    [
      row({ body: { contentType: 'rtf', content: 'x' } }),
      { id: 'MC1089321', field: 'body.contentType', why: 'no_choice' },
    ],
    [row({ category: 'unknownFutureValue' }), { id: 'MC1089321', field: 'category', why: 'no_choice' }],
    [row({ lastModifiedDateTime: 'yesterday' }), { id: 'MC1089321', field: 'lastModifiedDateTime', why: 'no_date' }],
    [row({ startDateTime: undefined }), { id: 'MC1089321', field: 'startDateTime', why: 'missing' }],
    [row({ services: 'Microsoft Teams' }), { id: 'MC1089321', field: 'services', why: 'wrong_kind' }],
    [row({ isMajorChange: 'yes' }), { id: 'MC1089321', field: 'isMajorChange', why: 'wrong_kind' }],
  ])('%j tells what is wrong with it', (given, bad) => {
    expect(graphMessage(given, serviceOf)).toEqual({ bad });
  });

  it('reads the dates of Windows PowerShell, takes what has no zone for UTC, and knows a data privacy message', () => {
    const read = graphMessage(
      row({ startDateTime: '/Date(1790000000000)/', endDateTime: '2026-12-01T08:00:00', tags: ['data privacy'] }),
      serviceOf,
    );
    expect(read).toMatchObject({
      message: { startsAt: new Date(1790000000000), endsAt: new Date('2026-12-01T08:00:00Z'), isDataPrivacy: true },
    });
  });
});

describe('a file', () => {
  const two = [row(), row({ id: 'MC2' })];
  it.each([
    ['Graph answers', bytes(JSON.stringify({ '@odata.context': 'x', value: two }))],
    ['PowerShell writes', bytes(JSON.stringify({ Value: two }))],
    ['a bare array', bytes(JSON.stringify(two, null, 2))],
    ['one object a line', bytes(`${two.map((one) => JSON.stringify(one)).join('\r\n')}\n\n`)],
    ['with a byte order mark', bytes(`\uFEFF${JSON.stringify(two)}`)],
    ['in UTF-16', new Uint8Array(Buffer.from(`\uFEFF${JSON.stringify(two)}`, 'utf16le'))],
  ])('as %s has its rows', (_, content) => {
    expect(exportRows(content)).toEqual({ rows: JSON.parse(JSON.stringify(two)) });
  });

  it('keeps a line that is no JSON as a row of its own', () => {
    expect(exportRows(bytes(`${JSON.stringify(row())}\nnot JSON\n${JSON.stringify(row())}`))).toMatchObject({
      rows: [{ id: 'MC1089321' }, undefined, { id: 'MC1089321' }],
    });
  });

  it.each([
    ['hello', 'unreadable'],
    ['', 'unreadable'],
    ['7', 'not_an_export'],
    ['{"error":{}}', 'not_an_export'],
    ['{"value":[]}', 'empty'],
    [`[${Array(50_001).fill('1').join()}]`, 'too_many_rows'],
  ])('%s is none', (text, failure) => {
    expect(exportRows(bytes(text))).toEqual({ failure });
  });
});

describe('services by their names', () => {
  it('are ours, whatever the case; others are nobody’s', () => {
    expect(
      ['Microsoft  365 Apps ', 'Microsoft 365 suite', 'SharePoint Online', 'Microsoft Viva', 'constructor'].map(
        serviceOf,
      ),
    ).toEqual([...['apps', 'entra', 'sharepoint', null, null]]);
  });

  it('the suite concerns every customer, as every offer with users has Microsoft Entra ID', () => {
    const without = OFFERS.filter(
      (offer) => !('isAddOn' in offer) && !(offer.services as readonly string[]).includes('entra'),
    );
    expect(without).toEqual([]);
  });
});

describe('the life of a message', () => {
  it('goes over another person’s approval, and never back from its readers', () => {
    const to = (
      act: 'approve' | 'publish' | 'revise' | 'withdraw' | 'recall',
      state: 'draft' | 'in_review' | 'approved' | 'published' | 'withdrawn',
      isOwn = false,
    ) => nextWritingState(act, { state, isOwn });
    expect(to('approve', 'in_review')).toEqual({ ok: true, to: 'approved' });
    expect(to('approve', 'in_review', true)).toEqual({ ok: false, why: 'own_message' });
    expect(to('publish', 'in_review')).toEqual({ ok: false, why: 'not_in_this_state' });
    expect(to('revise', 'approved')).toEqual({ ok: false, why: 'not_in_this_state' });
    for (const act of ['approve', 'publish', 'revise', 'withdraw', 'recall'] as const)
      expect(to(act, 'withdrawn')).toEqual({ ok: false, why: 'not_in_this_state' });
  });

  it('never widens', () => {
    const of = (serviceIds: (string | null)[], isDataPrivacy = false) => ({ serviceIds, isDataPrivacy });
    expect(widening(of(['teams']), of(['teams', null]))).toBeNull();
    expect(widening(of(['teams', 'apps']), of(['apps'], true))).toBeNull();
    expect(widening(of(['teams']), of(['teams', 'apps']))).toBe('wider_services');
    expect(widening(of(['teams'], true), of(['teams']))).toBe('wider_privacy');
  });
});
