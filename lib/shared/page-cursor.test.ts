import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from './page-cursor';

const ID = '00000000-0000-4000-8000-000000000001';
const AT = new Date('2026-11-21T08:00:00.123Z');
const asText = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a keyset position', () => {
  it('reads as it was written', () => {
    expect(readCursor(writeCursor([1, AT, ID]), ['number', 'instant', 'uuid'])).toEqual(['1', AT.toISOString(), ID]);
    expect(readCursor(writeCursor(['塔尔斯平', ID]), ['text', 'uuid'])).toEqual(['塔尔斯平', ID]);
    expect(readCursor(writeCursor(['塔'.repeat(200), ID]), ['text', 'uuid'])?.[0]).toHaveLength(200);
  });

  it.each(['2026-11-21 08:00:00.123456+00', '2026-11-21 13:30:00+05:30', '2024-02-29 00:00:00+00'])(
    'keeps what PostgreSQL writes: %s',
    (at) => expect(readCursor(writeCursor([at, ID]), ['instant', 'uuid'])).toEqual([at, ID]),
  );

  it.each([
    '2026-02-30T10:00:00.000Z',
    '+275760-09-13T00:00:00.000Z',
    '-000001-01-01T00:00:00.000Z',
    '0000-01-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-21T24:00:00Z',
    '2026-11-21T08:00:00',
    '2026-11-21 08:00:00+99',
    'now',
  ])('takes no instant that PostgreSQL would refuse: %s', (at) => {
    expect(readCursor(asText([at, ID]), ['instant', 'uuid'])).toBeNull();
  });

  it.each([
    undefined,
    '',
    'nonsense',
    asText({}),
    asText(['y', ID]),
    asText([AT.toISOString(), 'z']),
    asText(['2026-02-30 10:00:00+00', ID]),
    asText([AT.toISOString(), ID, ID]),
    asText([1, ID]),
    'x'.repeat(2_001),
  ])('reads as the first page: %s', (text) => {
    expect(readCursor(text, ['instant', 'uuid'])).toBeNull();
  });

  it('takes no NUL and no number that is none', () => {
    expect(readCursor(asText(['a\u0000', ID]), ['text', 'uuid'])).toBeNull();
    for (const rank of ['1.5', '99999999999999', '-1', 'x'])
      expect(readCursor(asText([rank, AT.toISOString(), ID]), ['number', 'instant', 'uuid'])).toBeNull();
  });
});
