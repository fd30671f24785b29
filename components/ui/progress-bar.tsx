/** How far long work is, of 100; `label` says of what, `text` how far in words. */
export function ProgressBar({ label, value, text }: { label: string; value: number; text: string }) {
  return (
    <div className="flex flex-col gap-1">
      <div className="flex justify-between gap-2 text-sm">
        <span>{label}</span>
        <span className="text-ink-muted tabular-nums">{text}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={value}
        aria-valuetext={text}
        className="h-2 overflow-hidden rounded-full border border-line-strong bg-sunken"
      >
        <div className="h-full bg-accent forced-colors:bg-[Highlight]" style={{ width: `${value}%` }} />
      </div>
    </div>
  );
}
