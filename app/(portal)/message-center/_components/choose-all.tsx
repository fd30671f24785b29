'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';

const NONE = { all: 0, chosen: 0 };

/** Chooses every message on the page, and says how many are chosen. Not there without scripts. */
export function ChooseAll() {
  const t = useTranslations('messageCenter.marks');
  const box = useRef<HTMLInputElement>(null);
  const [count, setCount] = useState(NONE);
  useEffect(() => {
    const form = box.current?.form;
    if (!form) return;
    const boxes = () => [...form.querySelectorAll<HTMLInputElement>('input[name="ids"]')];
    const look = () => setCount({ all: boxes().length, chosen: boxes().filter((one) => one.checked).length });
    const lookAfterReset = () => setTimeout(look);
    look();
    form.addEventListener('change', look);
    form.addEventListener('reset', lookAfterReset);
    return () => {
      form.removeEventListener('change', look);
      form.removeEventListener('reset', lookAfterReset);
    };
  }, []);
  const isAll = count.all > 0 && count.chosen === count.all;
  useEffect(() => {
    if (box.current) box.current.indeterminate = count.chosen > 0 && !isAll;
  }, [count.chosen, isAll]);
  const chooseAll = (checked: boolean) => {
    for (const one of box.current?.form?.querySelectorAll<HTMLInputElement>('input[name="ids"]') ?? [])
      one.checked = checked;
  };
  return (
    <label className="flex min-h-8 items-center gap-2 [@media(scripting:none)]:hidden">
      <input
        ref={box}
        type="checkbox"
        checked={isAll}
        onChange={(event) => chooseAll(event.target.checked)}
        className="size-4"
      />
      <span className="sr-only">{t('all')}</span>
      <span role="status" className="text-sm text-ink-muted tabular-nums">
        {t('chosen', { count: count.chosen })}
      </span>
    </label>
  );
}
