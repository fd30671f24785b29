import { type ReactNode, useId } from 'react';
import { classNames } from './class-names';

type SectionProps = {
  title: ReactNode;
  id?: string;
  headingLevel?: 2 | 3;
  hint?: ReactNode;
  /** Stands opposite the title: buttons, a link, a state. */
  commands?: ReactNode;
  /** Without the frame. */
  isPlain?: boolean;
  children: ReactNode;
};

/** A titled part of a page. */
export function Section({ title, id, headingLevel = 2, hint, commands, isPlain = false, children }: SectionProps) {
  const headingId = useId();
  const Heading = `h${headingLevel}` as const;
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className={classNames('min-w-0', !isPlain && 'rounded-lg border bg-surface p-4')}
    >
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 flex-[1_1_12rem]">
          <Heading id={headingId} className={headingLevel === 2 ? 'text-lg' : 'text-base'}>
            <bdi>{title}</bdi>
          </Heading>
          {hint ? <p className="text-sm text-ink-muted">{hint}</p> : null}
        </div>
        {commands ? <div className="flex min-w-0 flex-wrap items-baseline gap-2">{commands}</div> : null}
      </div>
      <div className="[:where(&>*+*:not(:empty))]:mt-3">{children}</div>
    </section>
  );
}
