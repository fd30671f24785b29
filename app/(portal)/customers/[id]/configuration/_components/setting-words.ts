import { getLocale } from 'next-intl/server';
import { settingWordsIn } from '@/lib/web/setting-words';

/** Settings, their forms and their values in the words of this request. */
export const settingWords = async () => settingWordsIn(await getLocale());
