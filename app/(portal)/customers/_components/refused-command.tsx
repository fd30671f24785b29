import { getTranslations } from 'next-intl/server';
import { Refusal } from '@/components/policy/refusal';
import { RefusedAction } from '@/components/ui/refused-action';
import { listColleaguesWith } from '@/lib/identity/queries';
import { readScreen, requireShell } from '@/lib/web/screen';

const ORDERING = ['admin_agent', 'sales_agent', 'global_admin'] as const;
/** Who of the partner does each of these, and under which rule; the policy table decides, and this names them. */
const ROLES = {
  'customer.create': { rule: 'P19', roles: ORDERING },
  'customer.edit_billing': { rule: 'P18', roles: ORDERING },
  'subscription.order': { rule: 'P6', roles: ORDERING },
  'relation.request': { rule: 'P19', roles: ORDERING },
  'delegation.request': { rule: 'P5', roles: ['admin_agent', 'global_admin'] },
  'partner_profile.edit': { rule: 'P11', roles: ['global_admin'] },
  'roster.arrange': { rule: 'P11', roles: ['admin_agent', 'global_admin'] },
} as const;

/** A command that this person's roles do not have, where they look for it. */
export async function RefusedCommand({ action, label }: { action: keyof typeof ROLES; label: string }) {
  const t = await getTranslations('customers');
  const { actor } = await requireShell();
  const { rule, roles } = ROLES[action];
  const found = await readScreen((viewer) => listColleaguesWith(viewer, roles));
  return (
    <RefusedAction label={label} note={t('whyNot')}>
      <Refusal
        action={action}
        rule={rule}
        roles={roles}
        colleagues={'value' in found ? found.value : []}
        organization={actor.organizationName}
        side={actor.side}
      />
    </RefusedAction>
  );
}
