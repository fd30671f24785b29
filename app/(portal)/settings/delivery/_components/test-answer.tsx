'use client';
import { useFormDone } from '@/components/forms/action-form';
import { StateDot } from '@/components/ui/state-dot';

/** What the test that the form around it has just sent came to. */
export function TestAnswer({ answerWord }: { answerWord: string }) {
  const done = useFormDone();
  if (!done) return null;
  const { isDelivered, said, excerpt } = done;
  return (
    <div role="status" className="max-w-xs">
      <StateDot tone={isDelivered ? 'success' : 'danger'}>{said}</StateDot>
      {excerpt ? (
        <pre className="mt-1 max-h-40 overflow-auto whitespace-pre-wrap text-xs wrap-anywhere">
          <span className="sr-only">{answerWord}: </span>
          {excerpt}
        </pre>
      ) : null}
    </div>
  );
}
