import { PanelRightOpen } from 'lucide-react';
import { buttonLook } from './button';
import { classNames } from './class-names';
import { InnerLink } from './text-link';

/** The cell that it stands in: in sight while the other columns scroll sideways. */
export const LOOK_CELL = classNames(
  '@xl:sticky @xl:right-0 @xl:z-1 @xl:bg-surface @xl:px-1 @xl:group-hover/row:bg-sunken',
  '@xl:group-has-[[data-row-link]:focus-visible]/row:bg-sunken @xl:group-data-current/row:bg-accent-soft',
);

/** At the end of a row: opens the panel beside the list. The row's own link goes on opening the record. */
export function LookLink({ href, label }: { href: string; label: string }) {
  return (
    <InnerLink
      href={href}
      scroll={false}
      title={label}
      data-row-look=""
      className={classNames(buttonLook('quiet', 'small'), 'relative z-1')}
    >
      <PanelRightOpen aria-hidden className="size-4" />
      <span className="sr-only">{label}</span>
    </InnerLink>
  );
}
