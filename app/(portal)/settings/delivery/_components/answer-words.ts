import { getTranslations } from 'next-intl/server';

type Answer = { status: number | null; error: string | null; durationMs: number };

/** What a receiver answered to a test, in one line. */
export async function answerWords({ status, error, durationMs }: Answer): Promise<string> {
  const t = await getTranslations('delivery');
  const fault = `faults.${error}` as 'faults.dns';
  const said = status === null ? (t.has(fault) ? t(fault) : (error ?? '')) : t('answered', { status });
  return `${said} · ${t('attempt.took', { ms: durationMs })}`;
}
