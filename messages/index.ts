import type { Locale } from '@/lib/i18n/locales';
import de from './de';
import en from './en';
import zhCN from './zh-CN';
import zhTW from './zh-TW';

export type Messages = typeof en;

const WORDS: Record<Locale, Messages> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW, de };

export const messagesIn = (locale: Locale): Messages => WORDS[locale];
