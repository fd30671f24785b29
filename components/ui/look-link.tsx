import { PanelRightOpen } from 'lucide-react';
import { buttonLook } from './button';
import { classNames } from './class-names';
import { InnerLink } from './text-link';

/** At the end of a row, in its last cell: opens the panel beside the list. The row's own link goes on opening the record. */
export function LookLink({ href, label }: { href: string; label: string }) {
  return (
    <InnerLink
      href={href}
      scroll={false}
      title={label}
      data-row-look=""
      className={classNames(buttonLook('quiet', 'small'), 'relative z-1 flex! w-fit @xl:-ml-2')}
    >
      <PanelRightOpen aria-hidden className="size-4" />
      <span className="sr-only">{label}</span>
    </InnerLink>
  );
}
