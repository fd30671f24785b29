import { getTranslations } from 'next-intl/server';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { AnyOf } from '@/components/forms/fields';
import { Saved } from '@/components/forms/saved';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { Callout } from '@/components/ui/callout';
import { getProofDue, getRequirement } from '@/lib/factors/queries';
import { requirementVersion } from '@/lib/factors/rules';
import { readScreen, requireShell } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../../_components/refused';
import { saveRequirement } from './actions';

export async function generateMetadata() {
  return { title: (await getTranslations('factors'))('requirement.title') };
}

export default async function RequiredFactors({ searchParams }: { searchParams: Search }) {
  const t = await getTranslations('factors');
  const roleName = await getTranslations('identity.roles');
  const screen = await readScreen(async (viewer) => ({
    roles: await getRequirement(viewer),
    due: await getProofDue(viewer),
  }));
  if ('refusal' in screen) return <RefusedPage title={t('requirement.title')} refusal={screen.refusal} />;
  const { actor } = await requireShell();
  const { roles, due } = screen.value;
  const required = roles.filter(({ isRequired }) => isRequired).map(({ role }) => role);
  const version = requirementVersion(actor.side, required);
  const { done } = await firstValues(searchParams);
  const title = t('requirement.roles');
  return (
    <>
      <PageHeader
        title={t('requirement.title')}
        description={actor.side === 'operator' ? t('requirement.ofOperator') : t('requirement.ofCustomer')}
      />
      {done === 'saved' ? <Callout tone="success" role="status" title={t('requirement.saved')} /> : null}
      <div className="max-w-2xl rounded-lg border bg-surface p-4">
        <ActionForm action={saveRequirement} id="requirement" labels={{ roles: title }}>
          <SeenVersion version={version} />
          <AnyOf
            name="roles"
            label={title}
            hint={t('requirement.hint')}
            columns={2}
            defaultValue={required.join(',')}
            options={roles.map(({ role }) => ({ value: role, label: roleName(role) }))}
          />
          <ConfirmField due={due} />
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton>{t('requirement.save')}</SubmitButton>
            <Saved text={t('requirement.saved')} />
          </div>
        </ActionForm>
      </div>
    </>
  );
}
