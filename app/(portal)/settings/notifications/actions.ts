'use server';
import { chooseNotifications } from '@/lib/notifications/commands/choose-notifications';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';

export async function saveChoices(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(chooseNotifications, form);
  return outcome.ok ? { ...state, done: { saved: 'yes' } } : state;
}
