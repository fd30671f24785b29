'use client';

const WORDS = {
  en: { title: 'Something failed on our side', again: 'Try again', quote: 'If it happens again, quote reference' },
  'zh-CN': { title: '我们这边出现故障', again: '重试', quote: '如再次出现，请提供参考编号' },
};

export type FailedProps = { error: Error & { digest?: string }; reset: () => void };

/** What stands in place of a page that threw: a reference that the log has, and a way to try again. Translations may be what failed, so its few words stand here. */
export function Failed({ error, reset }: FailedProps) {
  const isChinese = document.documentElement.lang === 'zh-CN' || /(^|; )liaison\.locale=zh-CN/.test(document.cookie);
  const words = WORDS[isChinese ? 'zh-CN' : 'en'];
  return (
    <div role="alert" className="m-4 grid max-w-prose gap-3 rounded-lg border border-danger-line bg-surface p-4">
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
