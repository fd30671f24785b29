export type BarLook = 'accent' | 'warning' | 'neutral' | 'success' | 'danger';
export type Series = { key: string; label: string; look: BarLook };
export type Bar = { key: string; label: string; title: string; values: readonly number[] };

const FILLS: Record<BarLook, string> = {
  accent: 'fill-accent forced-colors:fill-[Highlight]',
  warning: 'fill-warning forced-colors:fill-[Mark]',
  neutral: 'fill-line-strong forced-colors:fill-[GrayText]',
  success: 'fill-success forced-colors:fill-[CanvasText]',
  danger: 'fill-danger forced-colors:fill-[Mark]',
};
const STEP = 20;
const GAP = 4;
const HEIGHT = 100;
const LABEL_EVERY = 3;

type WeekBarsProps = {
  /** What the picture shows, for those who do not see it; every number stands in a table beside it. */
  label: string;
  /** From the foot of each bar upwards. */
  series: readonly Series[];
  bars: readonly Bar[];
  /** What the full height stands for; the highest bar unless told. */
  full?: number;
};

/** Stacked bars side by side, drawn by the server; the order of the parts is the same in every bar and in the legend. */
export function WeekBars({ label, series, bars, full }: WeekBarsProps) {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const top = full ?? Math.max(1, ...bars.map((bar) => sum(bar.values)));
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <svg
        viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
        className="h-32 w-full border-b"
      >
        {bars.map((bar, place) => (
          <g key={bar.key}>
            <title>{bar.title}</title>
            {series.map((one, index) => {
              const height = ((bar.values[index] ?? 0) / top) * HEIGHT;
              const foot = (sum(bar.values.slice(0, index)) / top) * HEIGHT;
              return height > 0 ? (
                <rect
                  key={one.key}
                  x={place * STEP}
                  y={HEIGHT - foot - height}
                  width={STEP - GAP}
                  height={height}
                  className={FILLS[one.look]}
                />
              ) : null;
            })}
          </g>
        ))}
      </svg>
      <div aria-hidden="true" className="grid grid-cols-4 text-xs text-ink-muted">
        {bars
          .filter((_, place) => place % LABEL_EVERY === 0)
          .map((bar) => (
            <span key={bar.key}>{bar.label}</span>
          ))}
      </div>
      <ul aria-hidden="true" className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {series.map((one) => (
          <li key={one.key} className="flex items-center gap-1.5">
            <svg viewBox="0 0 10 10" aria-hidden="true" className="size-2.5">
              <rect width="10" height="10" className={FILLS[one.look]} />
            </svg>
            {one.label}
          </li>
        ))}
      </ul>
    </div>
  );
}
