'use client';

import { Search } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { useId } from 'react';
import { Input } from '@/components/ui/controls';

const PATH = '/search';

type HeaderSearchProps = {
  words: Record<'label' | 'hint' | 'submit', string>;
  /** Whether the single-key shortcut is on for this person. */
  hasShortcut: boolean;
};

/** The search of the whole portal: a plain GET form, which says what was looked for on the page of results. */
export function HeaderSearch({ words, hasShortcut }: HeaderSearchProps) {
  const id = useId();
  const typed = useSearchParams().get('q') ?? '';
  const q = usePathname() === PATH ? typed : '';
  return (
    <search aria-label={words.label}>
      <form key={q} method="get" action={PATH} className="relative">
        <label htmlFor={id} className="sr-only">
          {words.label}
        </label>
        <Input
          id={id}
          type="search"
          name="q"
          defaultValue={q}
          maxLength={100}
          placeholder={words.hint}
          autoComplete="off"
          aria-keyshortcuts={hasShortcut ? '/' : undefined}
          data-keys-search=""
          className="pr-9 placeholder:text-ink-muted pointer-coarse:pr-12"
        />
        <button
          type="submit"
          className="absolute inset-y-0 right-0 flex w-8 items-center justify-center rounded-md text-ink-muted hover:text-accent pointer-coarse:w-11"
        >
          <Search aria-hidden className="size-4" />
          <span className="sr-only">{words.submit}</span>
        </button>
      </form>
    </search>
  );
}
