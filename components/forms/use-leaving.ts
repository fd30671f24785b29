import { useLayoutEffect, useRef } from 'react';
import { type FormState, type Typed, typedIn } from '@/lib/shared/form-state';
import { leaveBehind } from './left-behind-store';

type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

const address = (): string => `${location.pathname}${location.search}`;

/** Whether a field says something else than what it came with. */
function isChanged(form: HTMLFormElement, { name }: Typed): boolean {
  const field = form.elements.namedItem(name);
  return (
    (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value !== field.defaultValue
  );
}

const isText = (form: HTMLFormElement, { name }: Typed): boolean =>
  form.elements.namedItem(name) instanceof HTMLTextAreaElement;

const keyOf = (form: FormData): string | null => {
  const key = form.get('key');
  return typeof key === 'string' ? key : null;
};

/**
 * Watches one form: when it goes from a page that stays - others made it pointless meanwhile - its words and its last answer are left
 * behind for `LeftBehind` to show. Nothing is left by a form that was sent and did its work, or when the person goes elsewhere.
 */
export function useLeaving(id: string) {
  const form = useRef<HTMLFormElement>(null);
  const now = useRef({ at: '', isSent: false, isGone: false, failed: null as FormState | null });

  useLayoutEffect(() => {
    now.current.at = address();
  });

  useLayoutEffect(() => {
    const node = form.current;
    const seen = now.current;
    if (!node) return;
    seen.isGone = false;
    const onInput = () => {
      seen.isSent = false;
    };
    const onSubmit = () => {
      seen.isSent = true;
      seen.failed = null;
    };
    node.addEventListener('input', onInput);
    node.addEventListener('submit', onSubmit);
    return () => {
      node.removeEventListener('input', onInput);
      node.removeEventListener('submit', onSubmit);
      seen.isGone = true;
      if (seen.isSent || seen.at !== address()) return;
      const data = new FormData(node);
      const key = keyOf(data);
      const all = typedIn(data);
      const changed = all.filter((one) => isChanged(node, one));
      // The text of a form with a key came with the person's own draft, other fields with what stands: that is not theirs to lose.
      const isOwn = changed.length > 0 || (key !== null && all.some((one) => isText(node, one)));
      const typed = seen.failed || (key && isOwn) ? all : changed;
      if (!seen.failed && typed.length === 0) return;
      leaveBehind({ form: id, state: seen.failed, typed, settledBy: changed.length ? null : key });
    };
  }, [id]);

  const heard =
    (action: FormAction): FormAction =>
    async (previous, data) => {
      const next = await action(previous, data);
      const seen = now.current;
      seen.isSent = !next.problem;
      seen.failed = next.problem ? next : null;
      if (seen.isGone && next.problem && seen.at === address())
        leaveBehind({ form: id, state: next, typed: typedIn(data), settledBy: keyOf(data) });
      return next;
    };

  return { form, heard };
}
