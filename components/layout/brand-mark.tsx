/** Two rings that meet: one organization reaching another. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true" className={className}>
      <rect width="28" height="28" rx="6" className="fill-accent" />
      <g fill="none" strokeWidth="2.25" className="stroke-accent-ink">
        <circle cx="11" cy="14" r="4.75" />
        <circle cx="17" cy="14" r="4.75" />
      </g>
    </svg>
  );
}
