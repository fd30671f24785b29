'use server';
import { redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import { addShifts } from '@/lib/partners/commands/add-shifts';
import { removeShift } from '@/lib/partners/commands/remove-shift';
import { setRosterZone } from '@/lib/partners/commands/set-roster-zone';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';

async function run(command: Command<null>, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(command, form);
  if (outcome.ok) redirect('/partner/roster?done=saved');
  return state;
}

export const putOnDuty = async (_: FormState, form: FormData): Promise<FormState> => run(addShifts, form);
export const dropShift = async (_: FormState, form: FormData): Promise<FormState> => run(removeShift, form);
export const setZone = async (_: FormState, form: FormData): Promise<FormState> => run(setRosterZone, form);
