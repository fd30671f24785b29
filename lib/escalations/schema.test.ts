import { describe, expect, it } from 'vitest';
import { fieldErrors } from '@/lib/command/field-errors';
import { filingForm, messageForm, onEscalation, severityForm } from './schema';

const ID = '00000000-0000-4000-8000-000000000001';
const yearsAgo = (years: number) => new Date(Date.now() - years * 365.25 * 86_400_000).toISOString().slice(0, 16);

const filing = {
  key: ID,
  customerId: ID,
  serviceId: 'exchange',
  topicId: 'exchange.mail_flow',
  title: 'Mail is late',
  description: 'Mail arrives two hours late.',
  startedAt: yearsAgo(0.01),
  impact: 'all_users',
  affectedCount: '12',
  tried: 'Message trace, connectors.',
  lacks: 'tools,training',
  lackExplained: 'No access to the transport.',
  proposedSeverity: 'B',
  contactName: 'Hana Sato',
  contactEmail: 'hana@contoso.example',
  contactPhone: '',
  customerSummary: 'Mail is late; we are on it.',
};

function faults(changes: Record<string, unknown>): Record<string, string> {
  const parsed = filingForm.safeParse({ ...filing, ...changes });
  return parsed.success ? {} : fieldErrors(parsed.error);
}
const kept = (changes: Record<string, unknown>) => filingForm.parse({ ...filing, ...changes });

describe('what is filed', () => {
  it('is taken as it is', () => {
    expect(kept({})).toMatchObject({ title: 'Mail is late', affectedCount: 12, lacks: ['tools', 'training'] });
  });

  it.each(['\u0000', 'x\u0000', 'a b', "'", '__proto__\n', 'x'.repeat(61)])('has no such reference: %j', (text) => {
    expect(faults({ serviceId: text, topicId: text })).toEqual({ serviceId: 'choose', topicId: 'choose' });
    expect(kept({ healthIssueId: text }).healthIssueId).toBeUndefined();
  });

  it('keeps the issue it is about', () => {
    expect(kept({ healthIssueId: 'EX413207' }).healthIssueId).toBe('EX413207');
    expect(kept({ healthIssueId: '' }).healthIssueId).toBeUndefined();
  });

  it('loses what hides, and the newlines of a title', () => {
    const { title, contactName, description } = kept({
      title: 'Mail\u0000 is\r\nlate\u202e',
      contactName: 'Hana\nSato',
      description: 'Two hours\u200b late.\r\nSince noon.',
    });
    expect({ title, contactName, description }).toEqual({
      title: 'Mail is late',
      contactName: 'Hana Sato',
      description: 'Two hours late.\nSince noon.',
    });
  });

  it.each(['\u200b'.repeat(20), '\u3164'.repeat(20), '\u0000'.repeat(20)])(
    'is missing when nothing shows: %j',
    (text) => {
      expect(faults({ title: text, tried: text })).toEqual({ title: 'required', tried: 'required' });
    },
  );

  it.each(['-1', '0', '1.5', '1e3', '0x10', '\u0000'])('counts nobody as %j', (count) => {
    expect(faults({ affectedCount: count })).toEqual({ affectedCount: 'whole_number' });
  });

  it('says of too many how many are too many', () => {
    expect(faults({ affectedCount: '100000000' })).toEqual({ affectedCount: 'count_above?most=99999999' });
  });

  it('says of a short text how much is asked', () => {
    expect(faults({ title: 'Four', tried: 'short' })).toEqual({
      title: 'shorter_than?least=5',
      tried: 'shorter_than?least=10',
    });
  });

  it('need not count', () => {
    expect(kept({ affectedCount: '' }).affectedCount).toBeUndefined();
    expect(kept({ affectedCount: undefined }).affectedCount).toBeUndefined();
  });

  it.each([
    ['2026-11-21', 'date_time'],
    ['2026-11-21T10:00Z', 'date_time'],
    ['2026-11-21T10:00\u0000', 'date_time'],
    ['0001-01-01T00:00', 'too_long_ago'],
    [yearsAgo(5.1), 'too_long_ago'],
  ])('began at %j: %s', (startedAt, key) => {
    expect(faults({ startedAt })).toEqual({ startedAt: key });
  });

  it('may have begun years ago', () => expect(faults({ startedAt: yearsAgo(4.9) })).toEqual({}));

  it('names an address and a number', () => {
    expect(faults({ contactEmail: 'a\u0000b', contactPhone: '123\u0000\n' })).toEqual({
      contactEmail: 'email',
      contactPhone: 'phone',
    });
  });
});

describe('what is done to a request', () => {
  const on = { number: '600000000000001', version: '1' };

  it.each(['0', '2147483648', '1.5', 'x'])('has no version %s', (version) => {
    expect(onEscalation.safeParse({ ...on, version }).success).toBe(false);
  });

  it('says something', () => {
    expect(messageForm.safeParse({ ...on, key: ID, body: '\u0000\u200b' }).success).toBe(false);
    expect(messageForm.parse({ ...on, key: ID, body: ' so\u0000 be it ' }).body).toBe('so be it');
    expect(severityForm.parse({ ...on, severity: 'A', reason: '\u0000' }).reason).toBe('');
  });
});
