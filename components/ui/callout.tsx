import { CircleCheck, Info, LockKeyhole, OctagonAlert, StickyNote, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type CalloutTone = 'info' | 'success' | 'warning' | 'danger' | 'note' | 'refusal';

const LOOKS = {
  info: { Icon: Info, box: 'border-info-line border-l-info bg-info-soft', icon: 'text-info' },
  success: { Icon: CircleCheck, box: 'border-success-line border-l-success bg-success-soft', icon: 'text-success' },
  warning: { Icon: TriangleAlert, box: 'border-warning-line border-l-warning bg-warning-soft', icon: 'text-warning' },
  danger: { Icon: OctagonAlert, box: 'border-danger-line border-l-danger bg-danger-soft', icon: 'text-danger' },
  note: { Icon: StickyNote, box: 'border-note-line border-l-note bg-note-soft', icon: 'text-note' },
  refusal: { Icon: LockKeyhole, box: 'border-line border-l-line-strong bg-sunken', icon: 'text-ink-muted' },
};

type CalloutProps = {
  tone?: CalloutTone;
  title?: ReactNode;
  children?: ReactNode;
  commands?: ReactNode;
  /** `status` for what an act just did, `alert` for what must interrupt; none for what simply stands there. */
  role?: 'status' | 'alert' | 'note';
  className?: string;
};

export function Callout({ tone = 'info', title, children, commands, role, className }: CalloutProps) {
  const { Icon, box, icon } = LOOKS[tone];
  return (
    <div role={role} className={classNames('flex gap-2.5 rounded-md border border-l-4 px-3 py-2.5', box, className)}>
      <Icon aria-hidden className={classNames('mt-0.5 size-4 shrink-0', icon)} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="space-y-1">{children}</div> : null}
        {commands ? <div className="mt-1 flex flex-wrap gap-2">{commands}</div> : null}
      </div>
    </div>
  );
}
