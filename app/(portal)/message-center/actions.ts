'use server';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { markMessages } from '@/lib/message-center/commands/mark-messages';
import type { FormState } from '@/lib/shared/form-state';
import { guarded, runForm } from '@/lib/web/form-action';
import { localPath } from '@/lib/web/local-path';

/** What a press asks for: one message by its own button (`act:id`), or those that were chosen. */
function asked(form: FormData): FormData {
  const one = form.get('one');
  if (typeof one !== 'string') return form;
  const [act = '', ids = ''] = one.split(':');
  const asked = new FormData();
  asked.set('act', act);
  asked.set('ids', ids);
  return asked;
}

/** Marks messages where they stand in the list; the answer names them, so that it can be undone. */
export async function mark(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(markMessages, asked(form));
  if (!outcome.ok) return { ...state, values: {} };
  refresh();
  return {
    ...state,
    values: {},
    done: { act: outcome.value.act, count: String(outcome.value.count), ids: values.ids ?? '' },
  };
}

/** Marks the open message, and goes where the form says: it stays open, or the list is shown again. */
export async function markOpen(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(markMessages, asked(form));
  if (!outcome.ok) return state;
  const back = form.get('back');
  const path = localPath(typeof back === 'string' ? back : undefined);
  redirect(path.startsWith('/message-center') ? path : '/message-center');
}

/** Opening marks as read. */
export async function opened(id: string): Promise<void> {
  const outcome = await guarded((viewer) => markMessages(viewer, { act: 'read', ids: id }));
  if (outcome.ok) refresh();
}
