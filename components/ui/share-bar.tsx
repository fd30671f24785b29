const WIDTH = 100;

/** How much of something is used, beside the words that say it; `full` is what the whole width stands for. */
export function ShareBar({ part, whole, full }: { part: number; whole: number; full: number }) {
  const to = (value: number) => (Math.min(value, full) / Math.max(full, 1)) * WIDTH;
  return (
    <svg viewBox={`0 0 ${WIDTH} 8`} preserveAspectRatio="none" aria-hidden="true" className="h-2 w-full">
      <rect width={to(whole)} height="8" className="fill-accent-line forced-colors:fill-[GrayText]" />
      <rect width={to(part)} height="8" className="fill-accent forced-colors:fill-[Highlight]" />
    </svg>
  );
}
