import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Refusal } from '@/components/policy/refusal';
import { LinkButton } from '@/components/ui/button';
import { listColleaguesWith } from '@/lib/identity/queries';
import type { Role } from '@/lib/policy/actor';
import { type Refusal as Refused, readScreen, requireShell } from '@/lib/web/screen';
import { AbsentPage } from './absent';
import { FailedPage } from './failed-page';

/** A page in place of what the person may not see or do, where they looked for it. */
export async function RefusedPage({ title, refusal }: { title: string; refusal: Refused }) {
  if (refusal.kind === 'not_found') return <AbsentPage />;
  if (refusal.kind === 'unexpected') return <FailedPage title={title} reference={refusal.reference} />;
  const { actor, partners, can } = await requireShell();
  const cases = await getTranslations('cases');
  const roles = refusal.roles as readonly Role[];
  const found = await readScreen((viewer) => listColleaguesWith(viewer, roles));
  const colleagues = 'value' in found ? found.value : [];
  return (
    <>
      <PageHeader title={title} />
      <Refusal
        action={refusal.action}
        rule={refusal.rule}
        roles={roles}
        colleagues={colleagues}
        organization={actor.organizationName}
        side={actor.side}
        partners={/^(escalation|case)\./.test(refusal.action) ? partners : []}
      />
      {refusal.action.startsWith('escalation.') && can['case.open'] ? (
        <p className="mt-3">
          <LinkButton href="/cases/new">{cases('new')}</LinkButton>
        </p>
      ) : null}
    </>
  );
}
