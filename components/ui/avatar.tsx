import { classNames } from './class-names';
import { initialsOf } from './initials';

/** A person's initials; the name stands beside it, so it is silent. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'flex size-8 shrink-0 items-center justify-center rounded-full border border-accent-line bg-accent-soft text-xs font-semibold text-accent select-none',
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
