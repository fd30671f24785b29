'use server';
import { notFound, redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import type { FormState } from '@/lib/shared/form-state';
import { isUuid } from '@/lib/shared/ids';
import { changeQuantity } from '@/lib/subscriptions/commands/change-quantity';
import { reactivateSubscription } from '@/lib/subscriptions/commands/reactivate-subscription';
import { renameSubscription } from '@/lib/subscriptions/commands/rename-subscription';
import { setRenewal } from '@/lib/subscriptions/commands/set-renewal';
import { suspendSubscription } from '@/lib/subscriptions/commands/suspend-subscription';
import { upgradeSubscription } from '@/lib/subscriptions/commands/upgrade-subscription';
import { CHANGES, type Change } from '@/lib/subscriptions/rules/changes';
import { runForm } from '@/lib/web/form-action';

const COMMANDS: Record<Change, Command<null>> = {
  quantity: changeQuantity,
  rename: renameSubscription,
  renewal: setRenewal,
  upgrade: upgradeSubscription,
  suspend: suspendSubscription,
  reactivate: reactivateSubscription,
};

/** Makes the change that was confirmed, and shows the subscription as it stands then. */
export async function changeSubscription(_: FormState, form: FormData): Promise<FormState> {
  const change = CHANGES.find((one) => one === form.get('what'));
  if (!change) notFound();
  const { outcome, state, values } = await runForm(COMMANDS[change], form);
  if (outcome.ok && isUuid(values.id ?? '')) redirect(`/subscriptions/${values.id}?changed=${change}`);
  return state;
}
