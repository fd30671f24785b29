import { getLocale } from 'next-intl/server';
import { recordWordsIn } from '@/lib/web/record-words';
import { requireShell } from '@/lib/web/screen';

/** The record in the words of this request's reader. */
export async function recordWords(names: Readonly<Record<string, string>>) {
  const { actor } = await requireShell();
  return recordWordsIn({ locale: await getLocale(), timeZone: actor.timeZone, names });
}
