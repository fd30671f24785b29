import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { POLICY } from '@/lib/policy/table';
import { messagesIn } from '@/messages';

const actions = [...new Set<string>(POLICY.map((row) => row.action))];
const subjects = [...new Set(actions.map((action) => action.split('.')[0] ?? action))];
const numbers = Array.from({ length: 23 }, (_, index) => `P${index + 1}`);

const missing = (kind: 'actions' | 'subjects' | 'rules', locale: Locale, wanted: readonly string[]) =>
  wanted.filter((key) => !Object.hasOwn(messagesIn(locale).policy[kind], key)).map((key) => `policy.${kind}.${key}`);

describe.each(LOCALES)('the policy in words, %s', (locale) => {
  it('names every action of the table, and every subject: add what is missing to messages/*/policy.json', () => {
    const keys = actions.map((action) => action.replaceAll('.', '_'));
    expect([...missing('actions', locale, keys), ...missing('subjects', locale, subjects)]).toEqual([]);
  });

  it('names no action and no subject that the table does not have', () => {
    const { policy } = messagesIn(locale);
    expect(Object.keys(policy.actions).sort()).toEqual(actions.map((action) => action.replaceAll('.', '_')).sort());
    expect(Object.keys(policy.subjects).sort()).toEqual([...subjects].sort());
  });

  it('has a sentence for every rule', () => {
    expect(missing('rules', locale, numbers)).toEqual([]);
    expect(Object.keys(messagesIn(locale).policy.rules)).toEqual(numbers);
  });
});

/**
 * Translations of these sentences that circulate lose the "not" of the definition (German) or turn "on their behalf" around (Chinese):
 * here they say who cannot what, and who acts for whom.
 */
const MEANING: Record<Locale, { rule: 'P3' | 'P4' | 'P12' | 'P13'; says: RegExp }[]> = {
  en: [
    { rule: 'P13', says: /support that the partner cannot reasonably provide because it lacks/ },
    { rule: 'P12', says: /partner's .* file and follow escalations on behalf of its customers/ },
    {
      rule: 'P4',
      says: /customer raises problems with its partner, never with the operator.*partner files an escalation for you/,
    },
    { rule: 'P3', says: /customer can never change/ },
  ],
  'zh-CN': [
    { rule: 'P13', says: /合作伙伴因缺少必要的培训、文档或支持工具而无法合理提供的支持/ },
    { rule: 'P12', says: /^合作伙伴的.*代表其客户提交并跟进呈报/ },
    { rule: 'P4', says: /^客户向合作伙伴提出问题，而不直接联系运营方。合作伙伴无法解决时，会代您提交呈报/ },
    { rule: 'P3', says: /^客户绝不能更改/ },
  ],
  'zh-TW': [
    { rule: 'P13', says: /合作夥伴因缺少必要的訓練、文件或支援工具，而無法合理提供的支援/ },
    { rule: 'P12', says: /^合作夥伴的.*代表其客戶提交並追蹤呈報/ },
    { rule: 'P4', says: /^客戶向其合作夥伴提出問題，不直接向營運商提出。您的合作夥伴無法解決問題時，會代表您呈報/ },
    { rule: 'P3', says: /^客戶絕不能變更/ },
  ],
  de: [
    { rule: 'P13', says: /Support, den der Partner nach vernünftigem Ermessen nicht leisten kann, weil ihm .* fehlen/ },
    { rule: 'P12', says: /eines Partners reichen Eskalationen im Auftrag seiner Kunden ein/ },
    {
      rule: 'P4',
      says: /Kunde meldet Probleme seinem Partner, niemals direkt dem Betreiber\. Ihr Partner reicht in Ihrem Auftrag/,
    },
    { rule: 'P3', says: /Kunde kann seine eigenen Abonnements niemals ändern/ },
  ],
};

const CANNOT: Record<Locale, RegExp> = { en: /cannot/, 'zh-CN': /无法/, 'zh-TW': /無法/, de: /nicht leisten kann/ };

describe.each(LOCALES)('what must not get lost in translation, %s', (locale) => {
  it.each(MEANING[locale])('$rule', ({ rule, says }) => {
    expect(messagesIn(locale).policy.rules[rule]).toMatch(says);
  });

  it('the filing form says of escalation support that the partner cannot give it', () => {
    expect(messagesIn(locale).filing.fields.lacksHint).toMatch(CANNOT[locale]);
  });

  it('who is promised something on the record is not turned around', () => {
    expect(messagesIn(locale).requests.filedForYouHint).toMatch(
      {
        en: /partner escalated .* on your behalf/,
        'zh-CN': /合作伙伴代您/,
        'zh-TW': /合作夥伴代表您/,
        de: /Partner in Ihrem Auftrag/,
      }[locale],
    );
  });
});
