'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { deedOf, GO_WAIT_MS, isOurs, rowAfter } from './key-rules';

export type Place = { letter: string; href: string; label: string };
export type ShortcutWords = Record<
  'title' | 'help' | 'search' | 'next' | 'look' | 'reply' | 'go' | 'off' | 'close',
  string
>;

const rows = () => [...document.querySelectorAll<HTMLElement>('main [data-row-link]')];
const searchField = () =>
  document.querySelector<HTMLElement>('[data-keys-search]') ??
  document.querySelector<HTMLElement>('main search input:not([type="hidden"]), main input[type="search"]');
/** The quick look of the row whose link has the focus: elsewhere the space bar scrolls. */
const lookOfRow = () => {
  const link = document.activeElement;
  return link?.matches('[data-row-link]') ? link.closest('tr')?.querySelector<HTMLElement>('[data-row-look]') : null;
};
const replyField = () => document.querySelector<HTMLElement>('main textarea[name="body"]');

function focus(element: HTMLElement | null | undefined): boolean {
  element?.scrollIntoView({ block: 'nearest' });
  element?.focus();
  return Boolean(element);
}

/** Single-key shortcuts for who has not switched them off: `?` lists them, and nothing is heard while somebody types or a dialog is open. */
export function Shortcuts({ places, words }: { places: Place[]; words: ShortcutWords }) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    let goesUntil = 0;
    const does = (key: string): boolean => {
      if (Date.now() < goesUntil) {
        goesUntil = 0;
        const place = places.find((one) => one.letter === key);
        if (place) router.push(place.href);
        return Boolean(place);
      }
      const list = rows();
      const step = (by: 1 | -1) =>
        focus(list[rowAfter(list.indexOf(document.activeElement as HTMLElement), list.length, by)]);
      switch (deedOf(key)) {
        case 'help':
          dialog.current?.showModal();
          return true;
        case 'search':
          return focus(searchField());
        case 'go':
          goesUntil = Date.now() + GO_WAIT_MS;
          return true;
        case 'next':
          return step(1);
        case 'previous':
          return step(-1);
        case 'look': {
          const look = lookOfRow();
          look?.click();
          return Boolean(look);
        }
        case 'reply':
          return focus(replyField());
        default:
          return false;
      }
    };
    const heard = (event: KeyboardEvent) => {
      if (!isOurs(event, event.target instanceof Element ? event.target : null)) return;
      if (document.querySelector('dialog:modal')) return;
      if (does(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }, [places, router]);

  const lines: [string[], string][] = [
    [['?'], words.help],
    [['/'], words.search],
    [['j', 'k'], words.next],
    [['o'], words.look],
    [['r'], words.reply],
    ...places.map((place): [string[], string] => [['g', place.letter], words.go.replace('{place}', place.label)]),
  ];
  return (
    <dialog
      ref={dialog}
      aria-labelledby="shortcuts-title"
      className="m-auto w-full max-w-md rounded-lg border bg-raised p-4 text-ink shadow-lift backdrop:bg-scrim"
    >
      <h2 id="shortcuts-title" className="mb-3 text-lg">
        {words.title}
      </h2>
      <dl className="grid gap-2">
        {lines.map(([keys, label]) => (
          <div key={keys.join('')} className="grid grid-cols-[5rem_1fr] gap-3">
            <dt>
              {keys.map((key) => (
                <kbd key={key} className="mr-1 rounded border bg-sunken px-1.5 py-0.5 font-mono text-sm">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-ink-muted">{words.off}</p>
      <form method="dialog" className="mt-3">
        <Button type="submit">{words.close}</Button>
      </form>
    </dialog>
  );
}
