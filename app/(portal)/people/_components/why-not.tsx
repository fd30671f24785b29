import { useTranslations } from 'next-intl';
import { PolicyLink } from '@/components/policy/policy-link';
import { Callout } from '@/components/ui/callout';

/** Why something is not offered here, and the row of the policy that says so. */
export function WhyNot({ why, action }: { why: 'self' | 'role' | 'global_admin' | 'disabled'; action: string }) {
  const t = useTranslations('people.person.why');
  return (
    <Callout tone="refusal">
      <p>{t(why)}</p>
      {why === 'disabled' ? null : (
        <p>
          <PolicyLink to={action} />
        </p>
      )}
    </Callout>
  );
}
