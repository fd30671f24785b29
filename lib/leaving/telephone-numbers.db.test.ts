import { describe, expect, it } from 'vitest';
import { ownerSql, useDatabase } from '@/test/database';

useDatabase();

const KNOWN = ['+49 30 5550 4711', '+86 21 5555 0213'];

async function without(all: readonly string[], known: readonly string[] = KNOWN): Promise<string[]> {
  const rows = await ownerSql<{ said: string }>(
    `SELECT without_contacts(t.said, (SELECT coalesce(array_agg((n, '[…]')::known_words), '{}') FROM unnest($2::text[]) AS n)) AS said
     FROM unnest($1::text[]) WITH ORDINALITY AS t(said, at) ORDER BY t.at`,
    [all, known],
  );
  return rows.map((row) => row.said);
}

const TELEPHONES = [
  '13912345678',
  '139-1234-5678',
  '139 8765 4321',
  '139.8765.4321',
  '86 139 8765 4321',
  '１３９１２３４５６７８',
  '１３９－１２３４－５６７８',
  '+86 139 1234 5678',
  '＋８６ １３９ １２３４ ５６７８',
  '0049 30 98765432',
  '030 98765432',
  '030/9876-5432',
  '06.12.34.56.78',
  '０３０ ９８７６５４３２',
  '+1 (425) 555-0123',
  '(425) 555-0123',
  '425-555-0123',
  '425.555.0123',
  '1-425-555-0123',
  '21-65521234',
  '571-8888-1234',
  '（10） 6552 1234',
  // Known ones, in other spellings of their digits.
  '30 5550 4711',
  '5550-4711',
  '49 (30) 55504711',
  '５５５０４７１１',
  '5555 0213',
];

const NUMBERS = [
  '261120040001234',
  '013912345678901',
  '２６１１２００４０００１２３４',
  'CS13912345',
  'CS01391234',
  'MC139123456789',
  'MC0139123456',
  'EX13912345678',
  '2026-11-21',
  '21.11.2026',
  '01.12.2026',
  '01/12/2026',
  '01.12.26 13:00',
  '2026-11-21 09:00',
  '2026-11-21T09:00:00.000Z',
  '09:30:15',
  '20261121',
  '10.0.0.139',
  '203.0.113.255',
  '0.0.0.0',
  'CNY 13912345678',
  '13,912,345,678 CNY',
  '+1 234 567,00 €',
  '¥1391234567.50',
  'v0.13912345.678',
  '16.0.12345.20000',
  '0.13912345678',
  '00000002-0000-0ff1-ce00-000000000000',
  '0x80070005',
  '12 of 1500 people',
  '1234567',
];

describe('telephone numbers in what is written over', () => {
  it('go, however they are written', async () => {
    const among = TELEPHONES.map((number) => `Ring ${number}, or 手机${number}。`);
    const left = await without(among);
    expect(left.filter((said) => /[0-9０-９]/.test(said))).toEqual([]);
    expect(
      await without(['Tel. 6552 1234', 'phone number: 65521234', '电话：６５５２１２３４', 'mobile 1391234']),
    ).toEqual(['Tel. […]', 'phone number: […]', '电话：[…]', 'mobile […]']);
  });

  it('are not what else has digits: numbers of records, ids, dates, times, addresses of machines, sums, versions', async () => {
    const among = NUMBERS.map((number) => `See ${number}, and 见${number}。`);
    expect(await without(among)).toEqual(among);
  });

  it('never are the number of a request, whatever stands around it', async () => {
    const around = [
      '',
      ' ',
      '+',
      '0',
      '00 ',
      'Tel. ',
      '手机',
      '13912345678 ',
      '030 9876 5432 ',
      '-',
      '(',
      'x',
      '。',
      '86 139 ',
    ];
    const numbers = Array.from({ length: 40 }, (_, index) =>
      String(index * 24_691_357_802_468 + 10_000_000_139)
        .padStart(15, '0')
        .slice(-15),
    );
    const all = numbers.flatMap((number) =>
      around.map((before) => ({ number, said: `${before.replace(/[0-9]$/, '$& ')}${number} ${before}` })),
    );
    const left = await without(
      all.map((one) => one.said),
      [...KNOWN, numbers[3] ?? '', numbers[7]?.slice(5) ?? ''],
    );
    expect(all.filter((one, index) => !left[index]?.includes(one.number))).toEqual([]);
  });

  it('that somebody is known by go also when one person leaves, and others stay', async () => {
    const [row] = await ownerSql<{ said: string }>(
      "SELECT without_known('030-5550 4711, 139 1234 5678', ARRAY[('+49 30 5550 4711', 'P-1')::known_words]) AS said",
    );
    expect(row?.said).toBe('P-1, 139 1234 5678');
  });
});
