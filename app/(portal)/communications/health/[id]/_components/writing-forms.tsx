import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActionForm, type FormAction, SeenVersion } from '@/components/forms/action-form';
import { Autosave } from '@/components/forms/autosave';
import { TextField } from '@/components/forms/fields';
import { FormKey, HeldKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { Disclosure } from '@/components/ui/disclosure';
import { formatZone } from '@/lib/i18n/zones';
import type { IssueToWrite } from '@/lib/service-health/queries';
import { statusesAfterPost } from '@/lib/service-health/rules';
import { CLOSING_STATUSES } from '@/lib/service-health/schema';
import { localInZone } from '@/lib/shared/zoned-time';
import { IssueFields, useIssueLabels } from '../../_components/issue-fields';
import { PostFields } from '../../_components/post-fields';
import { ReachInShort } from '../../_components/reach';
import { edit, keepDraft, post, resolve } from '../../actions';

type Own = { id: string; action: FormAction; view: IssueToWrite; labels: Record<string, string>; children: ReactNode };

function VersionedForm({
  id,
  action,
  view,
  labels,
  version = view.issue.version,
  children,
}: Own & { version?: number }) {
  return (
    <ActionForm action={action} id={id} labels={labels} className="grid max-w-4xl gap-4">
      <input type="hidden" name="issueId" value={view.issue.id} />
      <input type="hidden" name="form" value={id} />
      <SeenVersion version={version} />
      {children}
    </ActionForm>
  );
}

function EndField({ view, kept }: { view: IssueToWrite; kept?: string | undefined }) {
  const t = useTranslations('incidents.writing');
  const { timeZone, now, issue } = view;
  return (
    <TextField
      name="endedAt"
      type="datetime-local"
      label={t('endedAt')}
      hint={t('zone', { zone: formatZone(timeZone, useLocale()) })}
      required
      max={localInZone(now, timeZone)}
      defaultValue={kept ?? (issue.endsAt ? localInZone(issue.endsAt, timeZone) : undefined)}
      className="max-w-sm"
    />
  );
}

/** What its editor can do with an issue: say more, end it, correct it. */
export function WritingForms({ view }: { view: IssueToWrite }) {
  const t = useTranslations('incidents.writing');
  const labels = useIssueLabels();
  const { issue, forms, sentKeys } = view;
  const r = useTranslations('requests.forms');
  const autosave = <Autosave keep={keepDraft} text={r('draftKept')} failed={r('draftFailed')} />;
  return (
    <>
      <Disclosure look="box" summary={t('addPost')} isOpen={!issue.isResolved}>
        <HeldKey formKey={forms.post.key} sentKeys={sentKeys}>
          <VersionedForm id="post" action={post} view={view} labels={labels}>
            <FormKey value={forms.post.key} />
            <PostFields
              statuses={statusesAfterPost(issue)}
              status={issue.status}
              kept={forms.post.kept}
              label={labels.body}
            />
            <ReachInShort reach={view.reach} />
            <div className="flex flex-wrap items-center gap-3">
              <SubmitButton>{t('sendPost')}</SubmitButton>
              {autosave}
            </div>
          </VersionedForm>
        </HeldKey>
      </Disclosure>
      {issue.isResolved ? null : (
        <Disclosure look="box" summary={t('resolve')}>
          <HeldKey formKey={forms.resolve.key} sentKeys={sentKeys}>
            <VersionedForm id="resolve" action={resolve} view={view} labels={labels}>
              <FormKey value={forms.resolve.key} />
              <p className="text-ink-muted">{t('resolveHint')}</p>
              <EndField view={view} kept={forms.resolve.kept.endedAt} />
              <PostFields
                statuses={CLOSING_STATUSES}
                status="serviceRestored"
                kept={forms.resolve.kept}
                label={labels.body}
              />
              <ReachInShort reach={view.reach} />
              <div className="flex flex-wrap items-center gap-3">
                <SubmitButton>{t('sendResolve')}</SubmitButton>
                {autosave}
              </div>
            </VersionedForm>
          </HeldKey>
        </Disclosure>
      )}
      <Disclosure look="box" summary={t('edit')} isOpen={forms.edit.kept.title !== undefined}>
        <HeldKey formKey={forms.edit.key} sentKeys={forms.edit.sentKeys}>
          {/* What was typed on an earlier version says so: it must not undo in silence what another has corrected since. */}
          <VersionedForm
            id="edit"
            action={edit}
            view={view}
            labels={labels}
            version={Number(forms.edit.kept.version ?? issue.version)}
          >
            <FormKey value={forms.edit.key} />
            <IssueFields issue={issue} kept={forms.edit.kept} now={view.now} timeZone={view.timeZone} />
            {issue.isResolved ? <EndField view={view} kept={forms.edit.kept.endedAt} /> : null}
            <div className="flex flex-wrap items-center gap-3">
              <SubmitButton>{t('save')}</SubmitButton>
              {autosave}
            </div>
          </VersionedForm>
        </HeldKey>
      </Disclosure>
    </>
  );
}
