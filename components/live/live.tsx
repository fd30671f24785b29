'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { concernsAnyone, watchInterests } from './interests';
import { type News, remember } from './news';
import { joinStream } from './shared-stream';

const GATHER_MS = 10;
const REST_MS = 500;

/**
 * Once in the shell: renders the page anew when something that it shows has changed, and asks for nothing otherwise. Waits while
 * the tab is hidden. What is typed stays: a refresh keeps the elements and their state. `person` keeps accounts apart.
 */
export function Live({ person }: { person: string }) {
  const router = useRouter();
  const [, startTransition] = useTransition();

  useEffect(() => {
    let pending: News[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let restsUntil = 0;

    const refresh = () => {
      timer = undefined;
      if (document.visibilityState !== 'visible' || !pending.some(concernsAnyone)) return;
      // What is asked for from now on shows all that was told so far.
      pending = [];
      restsUntil = Date.now() + REST_MS;
      startTransition(() => router.refresh());
    };
    const consider = () => {
      timer ??= setTimeout(refresh, Math.max(GATHER_MS, restsUntil - Date.now()));
    };
    const leave = joinStream(`liaison-live-${person}`, (news) => {
      pending = remember(pending, news);
      if (pending.some(concernsAnyone)) consider();
    });
    const unwatch = watchInterests(() => {
      if (pending.some(concernsAnyone)) consider();
    });
    document.addEventListener('visibilitychange', consider);
    return () => {
      clearTimeout(timer);
      leave();
      unwatch();
      document.removeEventListener('visibilitychange', consider);
    };
  }, [person, router]);

  return null;
}
