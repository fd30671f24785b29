'use client';
import { useTranslations } from 'next-intl';
import { useFormDone } from '@/components/forms/action-form';
import { StateDot } from '@/components/ui/state-dot';

/** What the test that the form around it has just sent came to. */
export function TestAnswer() {
  const t = useTranslations('delivery');
  const done = useFormDone();
  if (!done) return null;
  const { isDelivered, status, error, durationMs, excerpt } = done;
  const said = status
    ? t('answered', { status })
    : t.has(`faults.${error}` as 'faults.dns')
      ? t(`faults.${error}` as 'faults.dns')
      : error;
  return (
    <div role="status" className="max-w-xs">
      <StateDot tone={isDelivered ? 'success' : 'danger'}>
        {said} · {t('attempt.took', { ms: Number(durationMs) })}
      </StateDot>
      {excerpt ? (
        <pre className="mt-1 max-h-40 overflow-auto whitespace-pre-wrap text-xs wrap-anywhere">
          <span className="sr-only">{t('attempt.answer')}: </span>
          {excerpt}
        </pre>
      ) : null}
    </div>
  );
}
