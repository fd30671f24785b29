import { PanelRightOpen } from 'lucide-react';
import { buttonLook } from './button';
import { classNames } from './class-names';
import { InnerLink } from './text-link';

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
