import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { upgradeRefusal } from '../internal/apply';
import { effectFacts, upgradeTargets } from '../internal/effect-facts';
import { ACTION_OF, type Change, whyNotNow } from '../rules/changes';
import { effectsOf, type Wanted } from '../rules/effects';
import { checkQuantity } from '../rules/quantity';
import { renameForm, SUSPENSION_REASONS } from '../schema';
import { findSubscription, type SubscriptionRecord } from '../tx';

export type ChangeSearch = Record<string, string | undefined>;
export const CHANGE_FIELD = {
  quantity: 'quantity',
  rename: 'friendlyName',
  renewal: 'autoRenew',
  upgrade: 'offerId',
  suspend: 'reason',
  reactivate: 'confirm',
} as const satisfies Record<Change, string>;

type Checked = { wanted: Wanted } | { error: string };

function check(change: Change, typed: string, record: SubscriptionRecord): Checked {
  switch (change) {
    case 'quantity': {
      const read = checkQuantity(typed, record);
      return read.ok ? { wanted: { change, quantity: read.quantity } } : { error: read.error };
    }
    case 'rename': {
      const name = renameForm.shape.friendlyName.safeParse(typed);
      if (!name.success) return { error: name.error.issues[0]?.message ?? 'required' };
      if (name.data === record.friendlyName) return { error: 'name_same' };
      return { wanted: { change, friendlyName: name.data } };
    }
    case 'renewal':
      if (typed !== 'on' && typed !== 'off') return { error: 'choose' };
      if ((typed === 'on') === record.autoRenew) return { error: 'renewal_same' };
      return { wanted: { change, autoRenew: typed === 'on' } };
    case 'suspend': {
      const reason = SUSPENSION_REASONS.find((one) => one === typed);
      return reason ? { wanted: { change, reason } } : { error: 'choose' };
    }
    default:
      return { wanted: { change } };
  }
}

/**
 * A change that the reseller of record is about to make: first its field, then - once the address carries a value that may be - what it
 * will bring. `why` says that it cannot be made now at all.
 */
export async function getChange(viewer: Viewer, id: string, change: Change, search: ChangeSearch) {
  return asViewer(viewer, async (acting) => {
    const { actor, now } = acting;
    const grant = authorize(actor, ACTION_OF[change]);
    const record = await findSubscription({ ...acting, grant }, id);
    if (!record) throw notFound();
    const field = CHANGE_FIELD[change];
    const typed = change === 'reactivate' ? 'on' : search[field];
    const why = whyNotNow(change, record, now);
    const targets = change === 'upgrade' && !why ? await upgradeTargets(acting, record) : [];
    let checked: Checked | null = typed === undefined || why ? null : check(change, typed, record);
    if (checked && 'wanted' in checked && change === 'upgrade') {
      const refusal = await upgradeRefusal(acting, record.id, typed ?? '');
      const target = targets.find((one) => one.id === typed);
      checked = refusal || !target ? { error: refusal ?? 'choose' } : { wanted: { change, ...target } };
    }
    const wanted = checked && 'wanted' in checked ? checked.wanted : null;
    const facts = await effectFacts({ ...acting, grant, record }, change);
    return {
      id: record.id,
      record,
      change,
      why,
      field,
      typed: typed ?? null,
      error: checked && 'error' in checked ? checked.error : null,
      wanted,
      effects: wanted ? effectsOf(wanted, facts, now) : [],
      targets,
      hasPriceRefusal: !may(actor, 'price.view'),
    };
  });
}

export type ChangeView = Awaited<ReturnType<typeof getChange>>;
