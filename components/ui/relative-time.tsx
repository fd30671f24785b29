/** An instant in words that the server made: relative, with the absolute on hover (`both`: behind it, for where it must be read). */
export function RelativeTime({
  instant,
  relative,
  absolute,
  both = false,
}: {
  instant: Date | string;
  relative: string;
  absolute: string;
  both?: boolean;
}) {
  return (
    <time
      dateTime={typeof instant === 'string' ? instant : instant.toISOString()}
      title={both ? undefined : absolute}
      className={both ? undefined : 'whitespace-nowrap'}
    >
      {relative}
      {both ? <span className="text-ink-muted"> · {absolute}</span> : null}
    </time>
  );
}
