'use client';

import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type MouseEvent, type ReactNode, useEffect, useId, useRef, useTransition } from 'react';
import { buttonLook } from './button';
import { InnerLink } from './text-link';

type PanelProps = {
  title: ReactNode;
  /** The same screen without the panel; the address carries the panel, so closing is going there. */
  closeHref: string;
  closeLabel: string;
  /** The id of the row's link, to which the focus returns; where there is none on the page, it goes back where it was, or to the page. */
  returnFocusId?: string;
  commands?: ReactNode;
  children: ReactNode;
};

/** A quick look from the right. The server sends it open; with scripts it is modal: Esc or a press beside it closes it and the focus goes back. */
export function Panel({ title, closeHref, closeLabel, returnFocusId, commands, children }: PanelProps) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [isLeaving, startLeaving] = useTransition();
  const isLeft = useRef(false);

  // Once more when the way out is over and the panel is still here: it was asked for again before it was gone.
  useEffect(() => {
    const element = dialog.current;
    if (isLeaving || !element || element.matches(':modal')) return;
    isLeft.current = false;
    element.removeAttribute('open');
    element.showModal();
  }, [isLeaving]);

  // At once on Esc: the dialog tells of its end later than the next key may come, whose way would be lost.
  const leave = () => {
    if (isLeft.current) return;
    isLeft.current = true;
    const element = dialog.current;
    element?.close();
    startLeaving(() => router.push(closeHref, { scroll: false }));
    const origin = returnFocusId ? document.getElementById(returnFocusId) : null;
    const isNowhere = document.activeElement === document.body || element?.contains(document.activeElement);
    if (origin) origin.focus();
    else if (isNowhere) element?.closest<HTMLElement>('main')?.focus();
  };
  const close = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    leave();
  };
  const closeBeside = (event: MouseEvent<HTMLDialogElement>) => {
    if (event.target === event.currentTarget) leave();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the dialog's own key
    <dialog
      ref={dialog}
      open
      aria-labelledby={titleId}
      onCancel={leave}
      onClose={leave}
      onClick={closeBeside}
      className="fixed inset-y-0 right-0 left-auto z-40 m-0 h-dvh max-h-none w-full max-w-[32rem] border-l bg-raised text-ink shadow-lift backdrop:bg-scrim max-sm:border-l-0"
    >
      <div className="flex h-full flex-col">
        <header className="flex items-start gap-3 border-b px-4 py-3">
          <h2 id={titleId} className="min-w-0 flex-1 text-lg">
            {title}
          </h2>
          <InnerLink href={closeHref} onClick={close} scroll={false} className={buttonLook('quiet', 'small')}>
            <X aria-hidden className="size-4" />
            {closeLabel}
          </InnerLink>
        </header>
        <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-4 py-4">{children}</div>
        {commands ? <footer className="flex flex-wrap gap-2 border-t px-4 py-3">{commands}</footer> : null}
      </div>
    </dialog>
  );
}
