'use client';
import { type Locale, supportedLocale } from '@/lib/i18n/locales';

const WORDS = {
  en: { title: 'Something failed on our side', again: 'Try again', quote: 'If it happens again, quote reference' },
  'zh-CN': { title: '我们这边出现故障', again: '重试', quote: '如再次出现，请提供参考编号' },
  'zh-TW': { title: '我們這邊發生錯誤', again: '再試一次', quote: '如果再次發生，請提供參考編號' },
  de: {
    title: 'Auf unserer Seite ist etwas fehlgeschlagen',
    again: 'Erneut versuchen',
    quote: 'Wenn es wieder geschieht, nennen Sie die Referenz',
  },
} satisfies Record<Locale, unknown>;

/** The page's language, or where the page itself is lost, the one that the person chose. */
const chosenLocale = (): Locale => {
  const chosen = /(?:^|; )liaison\.locale=([\w-]+)/.exec(document.cookie)?.[1];
  const page = supportedLocale(document.documentElement.lang);
  return page === 'en' ? supportedLocale(chosen) : page;
};

export type FailedProps = { error: Error & { digest?: string }; reset: () => void };

/** What stands in place of a page that threw: a reference that the log has, and a way to try again. Translations may be what failed, so its few words stand here. */
export function Failed({ error, reset }: FailedProps) {
  const locale = chosenLocale();
  const words = WORDS[locale];
  return (
    <div
      lang={locale}
      role="alert"
      className="m-4 grid max-w-prose gap-3 rounded-lg border border-danger-line bg-surface p-4"
    >
      <h1 className="text-xl">{words.title}</h1>
      <p>
        {words.quote} <code>{error.digest}</code>
      </p>
      <div>
        <button
          type="button"
          onClick={reset}
          className="min-h-8 rounded-md bg-accent px-3 font-semibold text-accent-ink"
        >
          {words.again}
        </button>
      </div>
    </div>
  );
}
