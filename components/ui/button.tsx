import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';
import { InnerLink, type InnerLinkProps } from './text-link';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'normal';

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-accent-ink hover:bg-accent-hover',
  secondary: 'border-line-strong bg-surface text-ink hover:bg-sunken',
  quiet: 'border-transparent bg-transparent text-accent hover:bg-accent-soft',
  danger: 'border-danger bg-surface text-danger hover:bg-danger-soft',
};

const SIZES: Record<ButtonSize, string> = { small: 'min-h-7 px-2 text-sm', normal: 'min-h-8 px-3' };

/** The look of a button, for what cannot be one: a `summary`, the label of a file field. */
export const buttonLook = (variant: ButtonVariant = 'secondary', size: ButtonSize = 'normal'): string =>
  classNames(
    'inline-flex items-center justify-center gap-2 rounded-md border py-1 text-center font-semibold no-underline',
    'pointer-coarse:min-h-11 aria-disabled:cursor-default aria-disabled:opacity-70',
    VARIANTS[variant],
    SIZES[size],
  );

type Looks = { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode };

export type ButtonProps = ComponentProps<'button'> & Looks & { type: 'button' | 'submit' | 'reset' };

export function Button({ variant, size, icon, className, children, type, ...props }: ButtonProps) {
  return (
    <button {...props} type={type} className={classNames(buttonLook(variant, size), className)}>
      {icon}
      {children}
    </button>
  );
}

export function LinkButton({ variant, size, icon, className, children, ...props }: InnerLinkProps & Looks) {
  return (
    <InnerLink {...props} className={classNames(buttonLook(variant, size), className)}>
      {icon}
      {children}
    </InnerLink>
  );
}
