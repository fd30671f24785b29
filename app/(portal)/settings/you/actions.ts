'use server';
import { revalidatePath } from 'next/cache';
import { choosePreferences } from '@/lib/identity/commands/choose-preferences';
import { chooseShortcuts } from '@/lib/identity/commands/choose-shortcuts';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';
import { rememberLocale } from '@/lib/web/session';

export async function savePreferences(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(choosePreferences, form);
  if (outcome.ok) {
    await rememberLocale(state.values.locale ?? 'en');
    revalidatePath('/', 'layout');
  }
  return outcome.ok ? { ...state, done: { saved: 'yes' } } : state;
}

export async function saveShortcuts(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(chooseShortcuts, form);
  if (outcome.ok) revalidatePath('/', 'layout');
  return outcome.ok ? { ...state, done: { saved: 'yes' } } : state;
}
