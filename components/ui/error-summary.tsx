'use client';

import { OctagonAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';

export type SummarizedError = { id: string; message: string };

/** What is wrong with a form, each fault a link to its field; takes the focus at every new `attempt`. */
export function ErrorSummary({
  title,
  errors = [],
  attempt,
  children,
}: {
  title: string;
  errors?: SummarizedError[];
  attempt?: string;
  /** Where to read more. */
  children?: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt moves the focus here again
  useEffect(() => {
    const around = box.current?.closest('details');
    if (around) around.open = true;
    box.current?.focus();
  }, [attempt]);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-md border border-danger-line border-l-4 border-l-danger bg-danger-soft px-4 py-3 text-ink"
    >
      <p className="flex items-start gap-2 font-semibold">
        <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
        <span>{title}</span>
      </p>
      {errors.length > 0 ? (
        <ul className="mt-1 flex flex-col pl-6">
          {errors.map((error) => (
            <li key={error.id}>
              <a
                href={`#${error.id}`}
                className="inline-block py-0.5 text-danger underline underline-offset-2 hover:decoration-2"
              >
                {error.message}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {children ? <p className="mt-1 pl-6">{children}</p> : null}
    </div>
  );
}
