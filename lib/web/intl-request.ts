import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { type Locale, negotiateLocale, supportedLocale } from '@/lib/i18n/locales';
import { messagesIn } from '@/messages';
import { currentShell } from './screen';

async function requestLocale(): Promise<Locale> {
  const shell = await currentShell();
  if (shell) return supportedLocale(shell.actor.locale);
  const chosen = (await cookies()).get('liaison.locale')?.value;
  return chosen ? supportedLocale(chosen) : negotiateLocale((await headers()).get('accept-language'));
}

export default getRequestConfig(async () => {
  const locale = await requestLocale();
  const shell = await currentShell();
  return { locale, messages: messagesIn(locale), timeZone: shell?.actor.timeZone ?? 'Asia/Shanghai' };
});
