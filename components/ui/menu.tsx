'use client';

import { type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names';

type MenuProps = {
  summary: ReactNode;
  summaryClassName: string;
  children: ReactNode;
  side?: 'left' | 'right';
  className?: string;
  bodyClassName?: string;
};

/** A summary that drops a box of links or forms. Opens without scripts; with them Esc closes it, and so does moving on. */
export function Menu({ summary, summaryClassName, children, side = 'right', className, bodyClassName }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const close = () => details.current?.removeAttribute('open');
  useEffect(() => {
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !details.current?.contains(event.target))
        details.current?.removeAttribute('open');
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, []);
  const onClick = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a')) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !details.current?.open) return;
    event.stopPropagation();
    close();
    details.current.querySelector('summary')?.focus();
  };
  const onBlur = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && !details.current?.contains(event.relatedTarget)) close();
  };
  return (
    <details
      ref={details}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      className={classNames('relative', className)}
    >
      <summary className={summaryClassName}>{summary}</summary>
      <div
        className={classNames(
          'absolute top-full z-30 mt-1 rounded-lg border bg-raised shadow-lift',
          side === 'right' ? 'right-0' : 'left-0',
          bodyClassName ?? 'w-64 max-w-[calc(100vw-2rem)] p-2',
        )}
      >
        {children}
      </div>
    </details>
  );
}
