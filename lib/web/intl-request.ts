import { cookies, headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import { getRequestConfig } from 'next-intl/server';
import { type Locale, negotiateLocale, supportedLocale } from '@/lib/i18n/locales';
import { messagesIn } from '@/messages';
import { currentShell } from './screen';

/** Who reads; nobody when that cannot be found out, as the page that says so needs its words too. */
async function reader() {
  try {
    return await currentShell();
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}

async function requestLocale(): Promise<Locale> {
  const shell = await reader();
  if (shell) return supportedLocale(shell.actor.locale);
  const chosen = (await cookies()).get('liaison.locale')?.value;
  return chosen ? supportedLocale(chosen) : negotiateLocale((await headers()).get('accept-language'));
}

/** The reader's language, or the one that words are asked for in, as for a text that somebody else will read. */
export default getRequestConfig(async ({ locale: asked }) => {
  const locale = asked ? supportedLocale(asked) : await requestLocale();
  const shell = await reader();
  return { locale, messages: messagesIn(locale), timeZone: shell?.actor.timeZone ?? 'Asia/Shanghai' };
});
