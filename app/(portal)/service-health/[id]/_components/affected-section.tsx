import { getTranslations } from 'next-intl/server';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { Autosave } from '@/components/forms/autosave';
import { TextArea, TextField } from '@/components/forms/fields';
import { FormKey, HeldKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { Refusal } from '@/components/policy/refusal';
import { Callout } from '@/components/ui/callout';
import { Disclosure } from '@/components/ui/disclosure';
import { RefusedAction } from '@/components/ui/refused-action';
import { Section } from '@/components/ui/section';
import { listColleaguesWith } from '@/lib/identity/queries';
import type { Role } from '@/lib/policy/actor';
import type { AffectedReport, IssueView } from '@/lib/service-health/queries';
import { readScreen } from '@/lib/web/screen';
import { timeWords } from '@/lib/web/words';
import { keepDraft, report, withdraw } from '../actions';

type Refused = { rule: string; roles: readonly string[] } | null;

/** "We are affected too": the form, or what the organization said, which it may change and take back while the issue is open. */
export async function AffectedSection({
  view,
  organization,
  refusal,
}: {
  view: IssueView;
  organization: string;
  refusal: Refused;
}) {
  const t = await getTranslations('incidents.affected');
  const own = view.reports?.[0] ?? null;
  const isOpen = !view.issue.isResolved;
  return (
    <Section title={t('title')}>
      {own ? <Said report={own} organization={organization} /> : null}
      {isOpen ? null : <p className="text-ink-muted">{t('closed')}</p>}
      {refusal ? isOpen && <Refused refusal={refusal} organization={organization} /> : null}
      {!refusal && isOpen && own ? (
        <Disclosure summary={t('change')}>
          <ReportForm view={view} own={own} organization={organization} />
        </Disclosure>
      ) : null}
      {!refusal && isOpen && !own ? <ReportForm view={view} own={null} organization={organization} /> : null}
      {!refusal && own ? (
        <ActionForm action={withdraw} id="withdraw">
          <input type="hidden" name="issueId" value={view.issue.id} />
          <SeenVersion version={view.report.version} />
          <div>
            <SubmitButton variant="secondary">{t('withdraw')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Section>
  );
}

async function Said({ report: own, organization }: { report: AffectedReport; organization: string }) {
  const t = await getTranslations('incidents.affected');
  const time = await timeWords();
  return (
    <Callout tone="success" title={t('stands', { organization })}>
      <p>
        {own.affectedCount === null ? t('noCount') : t('users', { count: own.affectedCount })}{' '}
        <span className="text-ink-muted" title={time.absolute(own.updatedAt)}>
          · {time.relative(own.updatedAt)}
        </span>
      </p>
      {own.words ? <p className="whitespace-pre-wrap wrap-anywhere">{own.words}</p> : null}
    </Callout>
  );
}

async function ReportForm({
  view,
  own,
  organization,
}: {
  view: IssueView;
  own: AffectedReport | null;
  organization: string;
}) {
  const t = await getTranslations('incidents.affected');
  const r = await getTranslations('requests.forms');
  const { kept } = view.report;
  const labels = { words: t('words'), affectedCount: t('count') };
  return (
    <HeldKey formKey={view.report.key} sentKeys={view.report.sentKeys}>
      <ActionForm action={report} id="affected" labels={labels} className="grid max-w-2xl gap-3">
        <input type="hidden" name="issueId" value={view.issue.id} />
        <input type="hidden" name="form" value="affected" />
        <FormKey value={view.report.key} />
        <SeenVersion version={view.report.version} />
        <p className="text-ink-muted">{t('hint', { organization })}</p>
        <TextField
          name="affectedCount"
          label={labels.affectedCount}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={kept.affectedCount ?? own?.affectedCount ?? ''}
          className="max-w-xs"
        />
        <TextArea name="words" label={labels.words} rows={3} defaultValue={kept.words ?? own?.words} />
        <p className="font-semibold">{t('whoSees')}</p>
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton>{t(own ? 'save' : 'send')}</SubmitButton>
          <Autosave keep={keepDraft} text={r('draftKept')} failed={r('draftFailed')} />
        </div>
      </ActionForm>
    </HeldKey>
  );
}

async function Refused({ refusal, organization }: { refusal: NonNullable<Refused>; organization: string }) {
  const t = await getTranslations('incidents.affected');
  const roles = refusal.roles as readonly Role[];
  const found = await readScreen((viewer) => listColleaguesWith(viewer, roles));
  return (
    <RefusedAction label={t('send')} note={t('refusedNote')}>
      <Refusal
        action="health.report_affected"
        rule={refusal.rule}
        roles={roles}
        colleagues={'value' in found ? found.value : []}
        organization={organization}
        side="customer"
      />
    </RefusedAction>
  );
}
