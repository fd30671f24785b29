'use client';
import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef, useState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { labelled } from '@/lib/i18n/formats';
import { type Locale, supportedLocale } from '@/lib/i18n/locales';
import { FORM_NAME, type FormState, MADE_FOR, untouched } from '@/lib/shared/form-state';
import { type Begun, begunOf, isUntouched } from './begun';
import { useGivenBack } from './given-back';
import { useHasScript } from './has-script';
import { useMark } from './made-for';
import { useLeaving } from './use-leaving';

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

/** The version of its record with which a form began anew, after which answer. */
type Renewed = { after: string; version: number };
type Around = {
  state: FormState;
  id: string;
  mark: string | null;
  renewed: Renewed | null;
  renew: (version: number) => void;
};

const Context = createContext<Around>({
  state: untouched,
  id: 'form',
  mark: null,
  renewed: null,
  renew: () => {},
});

/** What the form around a field knows of it: its error, what was typed before, and an id of its own. */
export function useShown(name: string) {
  const { state, id, renewed } = useContext(Context);
  const isAnew = renewed?.after === state.attempt;
  return {
    error: state.fields[name],
    typed: isAnew ? undefined : state.values[name],
    fieldId: `${id}-${name}`,
    attempt: isAnew ? `${state.attempt} ${renewed.version}` : state.attempt,
    standsNow: state.version ? state.standsNow : undefined,
  };
}

/** For whom the form was made; null for what nobody is signed in for. */
export const useMadeFor = () => useContext(Context).mark;
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
  const hasScript = useHasScript();
  const { form, heard } = useLeaving(id);
  const given = useGivenBack(id);
  const [state, run] = useActionState(hasScript ? heard(orSayLost(action)) : action, given ?? untouched);
  const mark = useMark(state);
  const [renewed, setRenewed] = useState<Renewed | null>(null);
  const renew = (version: number) => setRenewed({ after: state.attempt, version });
  const errors = Object.entries(state.fields).map(([name, text]) => ({
    id: `${id}-${name}`,
    message: labels[name] ? labelled(labels[name], text) : text,
  }));
  return (
    <Context value={{ state, id, mark, renewed, renew }}>
      <form
        ref={form}
        action={run}
        id={id}
        noValidate
        className={className}
        data-answered={state.problem ? '' : undefined}
        data-unscripted={hasScript ? undefined : ''}
      >
        {state.problem ? (
          <ErrorSummary title={state.problem} errors={errors} attempt={state.attempt}>
            {state.rule ? <a href={state.rule.href}>{state.rule.text}</a> : null}
          </ErrorSummary>
        ) : null}
        <input type="hidden" name={FORM_NAME} value={id} />
        {mark ? <input type="hidden" name={MADE_FOR} value={mark} /> : null}
        {children}
      </form>
    </Context>
  );
}

/**
 * The version of the record that the person saw when the fields were filled. What the page learns meanwhile is sent only where nobody has
 * touched the fields, which then begin anew with it; otherwise the edit is refused as stale, and the next one sends what it was told.
 * `isAppended`: the form changes nothing that stands, such as a message under what the page shows live; it sends the version that is shown.
 */
export function SeenVersion({ version, isAppended = false }: { version: number; isAppended?: boolean }) {
  const { state, renewed, renew } = useContext(Context);
  const [seen, setSeen] = useState(version);
  const mark = useRef<HTMLInputElement>(null);
  const begun = useRef<Begun>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer, and each beginning anew, makes the fields anew
  useEffect(() => {
    if (mark.current?.form) begun.current = begunOf(mark.current.form);
  }, [state.attempt, renewed]);
  useEffect(() => {
    const form = mark.current?.form;
    if (seen === version || state.problem || !form || !isUntouched(form, begun.current)) return;
    setSeen(version);
    renew(version);
  });
  const told = state.version ?? (state.problem ? state.values.version : undefined);
  return (
    <input ref={mark} type="hidden" name="version" value={isAppended ? (state.version ?? version) : (told ?? seen)} />
  );
}
