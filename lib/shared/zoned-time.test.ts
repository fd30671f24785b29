import { describe, expect, it } from 'vitest';
import { instantInZone, localInZone } from './zoned-time';

describe('a wall-clock time in a zone', () => {
  it.each([
    ['2026-11-21T15:45', 'Asia/Shanghai', '2026-11-21T07:45:00.000Z'],
    ['2026-11-21T15:45:30', 'Asia/Shanghai', '2026-11-21T07:45:00.000Z'],
    ['2024-02-29T00:00', 'UTC', '2024-02-29T00:00:00.000Z'],
    ['2026-07-01T09:00', 'Europe/Paris', '2026-07-01T07:00:00.000Z'],
    ['2026-03-29T02:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z'],
  ])('%s in %s', (local, zone, instant) => {
    expect(instantInZone(local, zone)?.toISOString()).toBe(instant);
  });

  it.each([
    '',
    '2026-00-10T10:00',
    '2026-13-10T10:00',
    '2026-10-00T10:00',
    '2026-02-30T10:00',
    '2026-04-31T10:00',
    '2026-10-10T24:00',
    '2026-10-10T10:60',
    '2026-10-10T10:00:60',
    '1999-12-31T23:59',
    '0026-10-10T10:00',
    '2026-10-10T10:00Z',
    '2026-10-10T10:00; x',
    ' 2026-10-10T10:00',
    '2026-10-10T10:00\n',
  ])('is none: %j', (local) => {
    expect(instantInZone(local, 'Asia/Shanghai')).toBeNull();
  });

  it('reads back as it was written', () => {
    const instant = instantInZone('2026-11-21T15:45', 'America/New_York');
    expect(instant && localInZone(instant, 'America/New_York')).toBe('2026-11-21T15:45');
  });
});
