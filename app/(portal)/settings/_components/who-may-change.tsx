import { getTranslations } from 'next-intl/server';
import { Refusal } from '@/components/policy/refusal';
import { Disclosure } from '@/components/ui/disclosure';
import { listColleaguesWith } from '@/lib/identity/queries';
import type { Role } from '@/lib/policy/actor';
import { readScreen, requireShell } from '@/lib/web/screen';

/** Why somebody who sees a table of the operator's cannot change it, and who can. */
export async function WhoMayChange({ action, rule, roles }: { action: string; rule: string; roles: readonly Role[] }) {
  const t = await getTranslations('calendars');
  const { actor } = await requireShell();
  const found = await readScreen((viewer) => listColleaguesWith(viewer, roles));
  return (
    <Disclosure summary={t('readOnly')}>
      <Refusal
        action={action}
        rule={rule}
        side={actor.side}
        roles={roles}
        colleagues={'value' in found ? found.value : []}
        organization={actor.organizationName}
      />
    </Disclosure>
  );
}
