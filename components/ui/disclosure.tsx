import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

type DisclosureProps = {
  summary: ReactNode;
  children: ReactNode;
  isOpen?: boolean;
  /** `box` frames it like a card; `inline` is a line of text that opens. */
  look?: 'box' | 'inline';
  /** Of several with one name only one stands open. */
  name?: string;
  id?: string;
};

export function Disclosure({ summary, children, isOpen, look = 'inline', name, id }: DisclosureProps) {
  const isBox = look === 'box';
  return (
    <details
      id={id}
      name={name}
      open={isOpen}
      className={classNames('group/disclosure', isBox && 'rounded-lg border bg-surface')}
    >
      <summary
        className={classNames(
          'flex min-h-6 items-center gap-1.5 rounded-md font-semibold',
          isBox ? 'px-4 py-2.5 hover:bg-sunken' : 'w-fit text-accent hover:underline',
        )}
      >
        <ChevronRight aria-hidden className="size-4 shrink-0 transition-transform group-open/disclosure:rotate-90" />
        {summary}
      </summary>
      <div className={isBox ? 'border-t px-4 py-3' : 'pt-2 pl-5'}>{children}</div>
    </details>
  );
}
