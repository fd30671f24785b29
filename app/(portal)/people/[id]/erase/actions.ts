'use server';
import { redirect } from 'next/navigation';
import { erasePerson } from '@/lib/leaving/commands/erase-person';
import type { FormState } from '@/lib/shared/form-state';
import { isUuid } from '@/lib/shared/ids';
import { runForm } from '@/lib/web/form-action';

export async function replaceByPseudonym(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(erasePerson, form);
  if (outcome.ok && isUuid(values.personId ?? '')) redirect(`/people/${values.personId}/erase`);
  return state;
}
