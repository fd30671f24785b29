'use server';
import { redirect } from 'next/navigation';
import { addOffer } from '@/lib/catalogue/commands/add-offer';
import { changeOffer } from '@/lib/catalogue/commands/change-offer';
import { priceOffer } from '@/lib/catalogue/commands/price-offer';
import { restoreOffer } from '@/lib/catalogue/commands/restore-offer';
import { retireOffer } from '@/lib/catalogue/commands/retire-offer';
import type { Command } from '@/lib/command/define-command';
import type { FormState } from '@/lib/shared/form-state';
import { runForm, withFreshKey } from '@/lib/web/form-action';

export async function add(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(addOffer, form);
  if (outcome.ok) redirect(`/settings/offers/${outcome.value.id}?saved=added`);
  return { ...state, values: withFreshKey(outcome.failure, values) };
}

async function act(command: Command<null>, form: FormData, said: string): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form);
  if (outcome.ok) redirect(`/settings/offers/${encodeURIComponent(values.id ?? '')}?saved=${said}`);
  return { ...state, values: withFreshKey(outcome.failure, values) };
}

export const change = async (_: FormState, form: FormData): Promise<FormState> => act(changeOffer, form, 'changed');
export const setPrice = async (_: FormState, form: FormData): Promise<FormState> => act(priceOffer, form, 'priced');
export const retire = async (_: FormState, form: FormData): Promise<FormState> => act(retireOffer, form, 'retired');
export const restore = async (_: FormState, form: FormData): Promise<FormState> => act(restoreOffer, form, 'restored');
