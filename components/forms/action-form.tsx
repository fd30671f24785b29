'use client';
import { createContext, type ReactNode, useActionState, useContext } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { labelled } from '@/lib/i18n/formats';
import { type Locale, supportedLocale } from '@/lib/i18n/locales';
import { type FormState, untouched } from '@/lib/shared/form-state';
import { useHasScript } from './has-script';

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
const Context = createContext<{ state: FormState; id: string }>({ state: untouched, id: 'form' });

/** What the form around a field knows of it: its error, what was typed before, and an id of its own. */
export function useShown(name: string) {
  const { state, id } = useContext(Context);
  return { error: state.fields[name], typed: state.values[name], fieldId: `${id}-${name}`, attempt: state.attempt };
}

export const useFormDone = () => useContext(Context).state.done;
/** By what the last answer asked the person to prove who they are. */
export const useProofAsked = () => useContext(Context).state.confirm;

// Said without the server, which is out of reach.
const LOST = {
  en: 'No answer came. Nothing you typed is lost: send it again; it counts once.',
  'zh-CN': '没有收到答复。您输入的内容没有丢失：请重新提交，只会生效一次。',
  'zh-TW': '沒有收到回應。您輸入的內容沒有遺失：請再送出一次，只會生效一次。',
  de: 'Es kam keine Antwort. Nichts von Ihrer Eingabe ist verloren: Senden Sie noch einmal; es zählt nur einmal.',
} satisfies Record<Locale, string>;

const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...new Set(form.keys())].map((name) => [
      name,
      form
        .getAll(name)
        .filter((value) => typeof value === 'string')
        .join(','),
    ]),
  );

/** The same action, whose lost connection is one more thing to say above the form instead of the end of the page. */
const orSayLost =
  (action: FormAction): FormAction =>
  async (previous, form) => {
    try {
      return await action(previous, form);
    } catch (error) {
      // A fetch that fails is a TypeError; what the router throws to go elsewhere is not.
      if (!(error instanceof TypeError)) throw error;
      const problem = LOST[supportedLocale(document.documentElement.lang)];
      return { ...untouched, problem, values: typedIn(form), attempt: `lost-${Date.now()}` };
    }
  };

/**
 * A form on a server action that works before and without JavaScript, keeps what was typed, says what is wrong at its top and beside
 * the fields, and moves focus there.
 */
export function ActionForm({
  action,
  id,
  children,
  labels = {},
  className = 'grid gap-4',
}: {
  action: FormAction;
  id: string;
  children: ReactNode;
  labels?: Record<string, string>;
  className?: string;
}) {
  const [state, run] = useActionState(useHasScript() ? orSayLost(action) : action, untouched);
  const errors = Object.entries(state.fields).map(([name, text]) => ({
    id: `${id}-${name}`,
    message: labels[name] ? labelled(labels[name], text) : text,
  }));
  return (
    <Context value={{ state, id }}>
      <form action={run} id={id} noValidate className={className}>
        {state.problem ? <ErrorSummary title={state.problem} errors={errors} attempt={state.attempt} /> : null}
        {children}
      </form>
    </Context>
  );
}

/** The version of the record that the person saw; after a stale edit the form sends the one that stands now. */
export function SeenVersion({ version }: { version: number }) {
  const { state } = useContext(Context);
  return <input type="hidden" name="version" value={state.version ?? version} />;
}
