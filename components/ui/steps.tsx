import { Check } from 'lucide-react';
import { classNames } from './class-names';
import { InnerLink } from './text-link';

export type Step = {
  label: string;
  state: 'done' | 'current' | 'ahead';
  /** Back to a step that is done. */
  href?: string;
  /** What was chosen there. */
  detail?: string;
};

const MARKS = {
  done: 'border-accent bg-accent-soft text-accent',
  current: 'border-accent bg-accent text-accent-ink',
  ahead: 'border-line-strong text-ink-muted',
};

/** Where one stands in a form of few steps; `doneLabel` says to those who listen that a step is done. */
export function Steps({ label, doneLabel, items }: { label: string; doneLabel: string; items: Step[] }) {
  return (
    <ol aria-label={label} className="flex flex-wrap gap-x-6 gap-y-2 text-base text-ink">
      {items.map((step, index) => {
        const { state } = step;
        return (
          <li
            key={step.label}
            aria-current={state === 'current' ? 'step' : undefined}
            className="flex items-center gap-2"
          >
            <span
              aria-hidden="true"
              className={classNames(
                'flex size-6 shrink-0 items-center justify-center rounded-full border text-xs font-semibold',
                MARKS[state],
              )}
            >
              {state === 'done' ? <Check className="size-3.5" /> : index + 1}
            </span>
            <span
              className={classNames(
                'min-w-0 leading-6',
                state === 'current' && 'font-semibold',
                state === 'ahead' && 'text-ink-muted',
              )}
            >
              {step.href ? (
                <InnerLink
                  href={step.href}
                  className="inline-block text-accent underline underline-offset-2 hover:text-accent-hover"
                >
                  {step.label}
                </InnerLink>
              ) : (
                step.label
              )}
              {state === 'done' ? <span className="sr-only"> ({doneLabel})</span> : null}
              {step.detail ? <span className="text-ink-muted"> · {step.detail}</span> : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
