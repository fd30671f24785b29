import { useTranslations } from 'next-intl';
import { AnyOf, OneOf } from '@/components/forms/fields';
import type { Choice } from '@/components/ui/choices';
import { ADMIN_ROLES, AGENT_ROLES, ROLES_OF } from '@/lib/identity/rules/roles';
import type { Role, Side } from '@/lib/policy/actor';

const heldOf = (held: readonly Role[], group: readonly Role[]) => held.find((role) => group.includes(role)) ?? '';

/** What a person of that side may hold, each role with what it means: of a partner one agent role and one admin role, else any. */
export function RoleFields({
  side,
  held,
  mayGiveGlobalAdmin,
}: {
  side: Side;
  held: readonly Role[];
  mayGiveGlobalAdmin: boolean;
}) {
  const t = useTranslations('people');
  const identity = useTranslations('identity');
  const choice = (role: Role): Choice => ({
    value: role,
    label: identity(`roles.${role}`),
    description: t(`roleMeans.${role}`),
    ...(role === 'global_admin' && !mayGiveGlobalAdmin ? { refusal: t('invite.onlyGlobalAdmin') } : {}),
  });
  if (side !== 'partner')
    return (
      <AnyOf
        name="roles"
        label={t('invite.roles')}
        hint={t('invite.rolesHint')}
        columns={2}
        defaultValue={held.join(',')}
        options={ROLES_OF[side].map(choice)}
      />
    );
  return (
    <>
      <OneOf
        name="agentRole"
        label={t('invite.agentRole')}
        hint={t('invite.agentHint')}
        columns={2}
        defaultValue={heldOf(held, AGENT_ROLES)}
        options={[
          ...AGENT_ROLES.map(choice),
          { value: '', label: t('invite.noAgent'), description: t('invite.noAgentMeans') },
        ]}
      />
      <OneOf
        name="adminRole"
        label={t('invite.adminRole')}
        hint={t('invite.adminHint')}
        columns={2}
        defaultValue={heldOf(held, ADMIN_ROLES)}
        options={[
          { value: '', label: t('invite.noAdmin'), description: t('invite.noAdminMeans') },
          ...ADMIN_ROLES.map(choice),
        ]}
      />
    </>
  );
}
