export type Tone = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger' | 'note' | 'customer';

/** Soft background, line and readable text of a tone; always beside words, never the only sign. */
export const SOFT_TONE: Record<Tone, string> = {
  neutral: 'border-line bg-sunken text-ink-muted',
  accent: 'border-accent-line bg-accent-soft text-accent',
  info: 'border-info-line bg-info-soft text-info',
  success: 'border-success-line bg-success-soft text-success',
  warning: 'border-warning-line bg-warning-soft text-warning',
  danger: 'border-danger-line bg-danger-soft text-danger',
  note: 'border-note-line bg-note-soft text-note',
  customer: 'border-customer-line bg-customer-soft text-customer',
};

export const TONE_TEXT: Record<Tone, string> = {
  neutral: 'text-ink-muted',
  accent: 'text-accent',
  info: 'text-info',
  success: 'text-success',
  warning: 'text-warning',
  danger: 'text-danger',
  note: 'text-note',
  customer: 'text-customer',
};
