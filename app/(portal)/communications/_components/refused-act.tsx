import { getTranslations } from 'next-intl/server';
import { Refusal } from '@/components/policy/refusal';
import { RefusedAction } from '@/components/ui/refused-action';
import { listColleaguesWith } from '@/lib/identity/queries';
import { readScreen, requireShell } from '@/lib/web/screen';

/** Who of the operator does each of these; the policy table decides, and this names them. */
const ROLES = {
  'service_message.write': ['communications_editor'],
  'service_message.publish': ['communications_editor'],
  'service_message.import': ['communications_editor'],
  'service_message.approve': ['support_lead'],
} as const;

/** An act on messages that is another role's, where this person looks for it. */
export async function RefusedAct({ label, action }: { label: string; action: keyof typeof ROLES }) {
  const t = await getTranslations('communications');
  const { actor } = await requireShell();
  const roles = ROLES[action];
  const found = await readScreen((viewer) => listColleaguesWith(viewer, roles));
  return (
    <RefusedAction label={label} note={t('refused')}>
      <Refusal
        action={action}
        rule="P1"
        roles={roles}
        colleagues={'value' in found ? found.value : []}
        organization={actor.organizationName}
      />
    </RefusedAction>
  );
}
