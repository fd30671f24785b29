import { getTranslations } from 'next-intl/server';
import type { Change, EventSaid } from '@/lib/audit/rules';
import { isSetting } from '@/lib/tenant-config/schema/settings';
import { timeWords } from '@/lib/web/words';
import { settingWords } from '../../customers/[id]/configuration/_components/setting-words';

/** Actions and subjects as the policy page calls them. */
export async function actWords() {
  const t = await getTranslations('policy');
  return {
    action: (action: string) => {
      const key = action.replaceAll('.', '_');
      return t.has(`actions.${key}` as 'actions.case_open') ? t(`actions.${key}` as 'actions.case_open') : action;
    },
    subject: (subject: string) =>
      t.has(`subjects.${subject}` as 'subjects.case') ? t(`subjects.${subject}` as 'subjects.case') : subject,
  };
}

/** Stands where there is no value; a sign, the same in every language. */
export const NOTHING = '—';

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What changed, in words: the fields and values that the program knows, as they are where people typed them. */
export async function changeWords(names: Readonly<Record<string, string>>) {
  const t = await getTranslations('record');
  const role = await getTranslations('identity');
  const time = await timeWords();
  const one = (said: string): string => {
    if (names[said]) return names[said];
    if (INSTANT.test(said)) return time.absolute(new Date(said));
    if (t.has(`values.${said}` as 'values.open')) return t(`values.${said}` as 'values.open');
    if (role.has(`roles.${said}` as 'roles.member')) return role(`roles.${said}` as 'roles.member');
    return said;
  };
  const field = (name: string) =>
    t.has(`fields.${name}` as 'fields.state') ? t(`fields.${name}` as 'fields.state') : name;
  const value = (said: EventSaid, of = ''): string => {
    if (said === null || said === '') return NOTHING;
    if (typeof said === 'number' && of.endsWith('Cents')) return time.yuan(said);
    if (typeof said === 'boolean') return said ? t('yes') : t('no');
    if (typeof said === 'number') return time.number(said);
    return /^[a-z0-9_-]+(,[a-z0-9_-]+)+$/.test(said) ? said.split(',').map(one).join(', ') : one(said);
  };
  const settings = await settingWords();
  /** A change in words; of a tenant's setting, in those of its own page. */
  const change = ({ field: name, before, after }: Change, { setting }: Readonly<Record<string, EventSaid>>) => {
    if (name !== 'value' || typeof setting !== 'string' || !isSetting(setting))
      return { field: field(name), before: value(before, name), after: value(after, name) };
    const said = (text: EventSaid) => settings.value(setting, text === null ? null : String(text));
    return { field: settings.name(setting), before: said(before), after: said(after) };
  };
  return { field, value, change };
}
