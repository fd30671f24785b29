import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { Badge } from '@/components/ui/badge';
import type { PersonRecord } from '@/lib/identity/queries/get-person';
import type { Proof } from '@/lib/shared/errors';
import { RoleFields } from '../../_components/role-fields';
import { WhyNot } from '../../_components/why-not';
import { saveRoles } from '../../actions';

export function RolesSection({ person, due }: { person: PersonRecord; due: Proof | null }) {
  const t = useTranslations('people');
  const identity = useTranslations('identity');
  const why = person.whyNotRoles ?? (person.disabledAt ? ('disabled' as const) : null);
  if (why)
    return (
      <>
        <p className="flex flex-wrap gap-1">
          {person.roles.map((role) => (
            <Badge key={role}>{identity(`roles.${role}`)}</Badge>
          ))}
        </p>
        <WhyNot why={why} action="person.change_roles" />
      </>
    );
  const held = person.roles.join(',');
  return (
    <ActionForm
      key={held}
      action={saveRoles}
      id="roles-form"
      labels={{ roles: t('invite.roles'), agentRole: t('invite.agentRole'), adminRole: t('invite.adminRole') }}
    >
      <input type="hidden" name="personId" value={person.id} />
      <input type="hidden" name="seen" value={held} />
      <RoleFields side={person.side} held={person.roles} mayGiveGlobalAdmin={person.mayGiveGlobalAdmin} />
      <ConfirmField due={due} />
      <div>
        <SubmitButton>{t('person.saveRoles')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
