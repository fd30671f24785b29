import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/i18n/locales';
import { messagesIn } from '@/messages';

describe('what a customer reads of a partner that cannot begin a relation', () => {
  it.each(LOCALES)('tells neither the rule nor arrears, %s', (locale) => {
    const { errors, customers } = messagesIn(locale) as unknown as {
      errors: { conflict: Record<string, string> };
      customers: { accept: Record<string, string> };
    };
    for (const said of [errors.conflict.relation_not_now, customers.accept.notNow])
      expect(said).not.toMatch(/P9|arrear|欠款|Zahlung|rückstand/i);
  });
});
