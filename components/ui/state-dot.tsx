import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { TONE_TEXT, type Tone } from './tone';

export type DotShape = 'full' | 'ring' | 'half' | 'diamond' | 'bars' | 'tick';

const SHAPES: Record<DotShape, ReactNode> = {
  full: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  ring: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.75" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 2a4 4 0 0 1 0 8z" fill="currentColor" />
    </>
  ),
  diamond: <path d="M6 .75 11.25 6 6 11.25.75 6z" fill="currentColor" />,
  bars: <path d="M2.5 2h2.5v8H2.5zM7 2h2.5v8H7z" fill="currentColor" />,
  tick: <path d="m2 6.5 2.75 2.75L10 3.5" fill="none" stroke="currentColor" strokeWidth="2" />,
};

const USUAL: Record<Tone, DotShape> = {
  neutral: 'ring',
  accent: 'full',
  info: 'half',
  success: 'tick',
  warning: 'bars',
  danger: 'diamond',
  note: 'half',
  customer: 'half',
};

/** A state as a shape, a colour and its word; the shape alone tells the tones apart. */
export function StateDot({
  tone = 'neutral',
  shape,
  children,
}: {
  tone?: Tone;
  shape?: DotShape;
  children: ReactNode;
}) {
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <svg
        viewBox="0 0 12 12"
        aria-hidden="true"
        className={classNames('size-3 shrink-0 translate-y-px forced-colors:text-[CanvasText]', TONE_TEXT[tone])}
      >
        {SHAPES[shape ?? USUAL[tone]]}
      </svg>
      <span>{children}</span>
    </span>
  );
}
