'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { classNames } from '@/components/ui/class-names';
import { labelled } from '@/lib/i18n/formats';
import type { FormState, Typed } from '@/lib/shared/form-state';
import { useHasScript } from './has-script';
import { forgetAll, leftBehind, nothingLeft, watchLeftBehind } from './left-behind-store';

type Words = Record<'label' | 'vanished' | 'typed' | 'dismiss', string>;
// While the form itself shows its answer, this would say it twice.
const UNLESS_SHOWN = '[main:has(form[data-answered])_&]:hidden';

type Shown = { state: FormState | null; typed: Typed[] };

/**
 * At the top of every page: what became of a form that is no longer there to say it, and the words that were typed into it. `failed` is
 * what the server noted of the form that was sent without a script, and is hidden where the form itself is there to show it.
 */
export function LeftBehind({ failed, words }: { failed: Shown | null; words: Words }) {
  const left = useSyncExternalStore(watchLeftBehind, leftBehind, nothingLeft);
  const here = `${usePathname()}?${useSearchParams()}`;
  // A refresh brings none: what came with the page stays until the person goes elsewhere.
  const [noted, setNoted] = useState(failed && { ...failed, at: here });
  const [seen, setSeen] = useState(here);
  const hasScript = useHasScript();
  const box = useRef<HTMLElement>(null);
  const isHere = noted?.at === here;

  useEffect(() => {
    if (seen === here) return;
    setSeen(here);
    forgetAll();
  }, [seen, here]);
  useEffect(() => {
    if (left.length && (document.activeElement ?? document.body) === document.body) box.current?.focus();
  }, [left]);

  const putAway = () => {
    setNoted(null);
    forgetAll();
  };
  if (!left.length && !isHere) return null;
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label={words.label}
      className={classNames('grid gap-2', !left.length && UNLESS_SHOWN)}
    >
      {noted && isHere ? (
        <div className={UNLESS_SHOWN}>
          <One {...noted} words={words} />
        </div>
      ) : null}
      {left.map((one) => (
        <One key={one.form} {...one} words={words} />
      ))}
      {hasScript ? (
        <div>
          <Button type="button" size="small" onClick={putAway}>
            {words.dismiss}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function One({ state, typed, words }: Shown & { words: Words }) {
  const labels = new Map(typed.map(({ name, label }) => [name, label]));
  const faults = Object.entries(state?.fields ?? {});
  return (
    <Callout
      tone={state ? 'danger' : 'warning'}
      title={<span role="alert">{state ? (state.ifGone ?? state.problem) : words.vanished}</span>}
    >
      {faults.length ? (
        <ul className="list-disc pl-5">
          {faults.map(([name, text]) => (
            <li key={name}>{labels.has(name) ? labelled(labels.get(name) ?? '', text) : text}</li>
          ))}
        </ul>
      ) : null}
      {state?.rule ? (
        <p>
          <a href={state.rule.href}>{state.rule.text}</a>
        </p>
      ) : null}
      {typed.length ? <p>{words.typed}</p> : null}
      {typed.length ? (
        <dl className="grid gap-2">
          {typed.map(({ name, label, text }) => (
            <div key={name}>
              <dt className="font-semibold">{label}</dt>
              <dd className="whitespace-pre-wrap wrap-anywhere">{text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </Callout>
  );
}
