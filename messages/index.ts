import type { Locale } from '@/lib/i18n/locales';
import en from './en';
import zhCN from './zh-CN';

export type Messages = typeof en;

export const messagesIn = (locale: Locale): Messages => (locale === 'zh-CN' ? zhCN : en);
