'use server';
import { redirect } from 'next/navigation';
import { addService as addOne } from '@/lib/catalogue/commands/add-service';
import { addTopic } from '@/lib/catalogue/commands/add-topic';
import { moveTopic } from '@/lib/catalogue/commands/move-topic';
import { renameService as renameOne } from '@/lib/catalogue/commands/rename-service';
import { renameTopic } from '@/lib/catalogue/commands/rename-topic';
import { restoreService as restoreOne } from '@/lib/catalogue/commands/restore-service';
import { restoreTopic } from '@/lib/catalogue/commands/restore-topic';
import { retireService as retireOne } from '@/lib/catalogue/commands/retire-service';
import { retireTopic } from '@/lib/catalogue/commands/retire-topic';
import type { Command } from '@/lib/command/define-command';
import type { FormState } from '@/lib/shared/form-state';
import { runForm, withFreshKey } from '@/lib/web/form-action';

async function change<T>(command: Command<T>, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form);
  if (outcome.ok) redirect('/settings/catalogue?saved=1');
  return { ...state, values: withFreshKey(outcome.failure, values) };
}

export const add = async (_: FormState, form: FormData): Promise<FormState> => change(addTopic, form);
export const rename = async (_: FormState, form: FormData): Promise<FormState> => change(renameTopic, form);
export const move = async (_: FormState, form: FormData): Promise<FormState> => change(moveTopic, form);
export const retire = async (_: FormState, form: FormData): Promise<FormState> => change(retireTopic, form);
export const restore = async (_: FormState, form: FormData): Promise<FormState> => change(restoreTopic, form);
export const addService = async (_: FormState, form: FormData): Promise<FormState> => change(addOne, form);
export const renameService = async (_: FormState, form: FormData): Promise<FormState> => change(renameOne, form);
export const retireService = async (_: FormState, form: FormData): Promise<FormState> => change(retireOne, form);
export const restoreService = async (_: FormState, form: FormData): Promise<FormState> => change(restoreOne, form);
