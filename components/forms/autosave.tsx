'use client';
import { useEffect, useRef, useState } from 'react';

const REST_MS = 1_200;

/** Keeps the form around it on the server while it is being filled in, a moment after the last keystroke; says so quietly. */
export function Autosave({
  keep,
  text,
  failed,
}: {
  keep: (form: FormData) => Promise<boolean>;
  text: string;
  failed: string;
}) {
  const mark = useRef<HTMLParagraphElement>(null);
  const [isKept, setIsKept] = useState<boolean | null>(null);
  useEffect(() => {
    const form = mark.current?.closest('form');
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onInput = () => {
      setIsKept(null);
      stop();
      timer = setTimeout(save, REST_MS);
    };
    const save = () => {
      timer = undefined;
      const data = new FormData(form);
      for (const [name, value] of [...data]) if (typeof value !== 'string') data.delete(name);
      keep(data).then(setIsKept, () => setIsKept(false));
    };
    const stop = () => {
      clearTimeout(timer);
      timer = undefined;
    };
    form.addEventListener('input', onInput);
    form.addEventListener('submit', stop);
    return () => {
      // The form goes within the rest after the last keystroke: what it holds is kept all the same.
      if (timer) save();
      form.removeEventListener('input', onInput);
      form.removeEventListener('submit', stop);
    };
  }, [keep]);
  return (
    <p ref={mark} role="status" className="min-h-5 text-sm text-ink-muted">
      {isKept === null ? '' : isKept ? text : failed}
    </p>
  );
}
