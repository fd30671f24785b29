import type { ReactNode } from 'react';
import { BrandMark } from './brand-mark';

export type AuthLayoutProps = {
  brandName: string;
  /** What this is, in a sentence. */
  what?: string;
  title: string;
  children: ReactNode;
  /** What stands under the card: the demo's notice and its people. */
  aside?: ReactNode;
  /** The choice of language, before anybody is known. */
  languageForm?: ReactNode;
};

/** The frame of the pages before signing in: says what it is, then one card. */
export function AuthLayout({ brandName, what, title, children, aside, languageForm }: AuthLayoutProps) {
  return (
    <div className="flex min-h-dvh flex-col items-center gap-6 px-4 py-8 sm:py-16">
      <header className="flex max-w-md flex-col items-center gap-2 text-center">
        <BrandMark className="size-10" />
        <p className="text-xl font-semibold">{brandName}</p>
        {what ? <p className="text-ink-muted text-balance">{what}</p> : null}
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="flex w-full max-w-md flex-col gap-4 rounded-lg border bg-surface p-6 shadow-lift"
      >
        <h1 className="text-xl">{title}</h1>
        {children}
      </main>
      {aside ? <aside className="w-full max-w-md">{aside}</aside> : null}
      {languageForm ? <footer>{languageForm}</footer> : null}
    </div>
  );
}
