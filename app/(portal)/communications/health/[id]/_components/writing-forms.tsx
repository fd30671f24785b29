import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActionForm, type FormAction, SeenVersion } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/fields';
import { FormKey, HeldKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { Disclosure } from '@/components/ui/disclosure';
import type { IssueToWrite } from '@/lib/service-health/queries';
import { statusesAfterPost } from '@/lib/service-health/rules';
import { CLOSING_STATUSES } from '@/lib/service-health/schema';
import { localInZone } from '@/lib/shared/zoned-time';
import { IssueFields, useIssueLabels } from '../../_components/issue-fields';
import { PostFields } from '../../_components/post-fields';
import { edit, post, resolve } from '../../actions';

type Own = { id: string; action: FormAction; view: IssueToWrite; labels: Record<string, string>; children: ReactNode };

function VersionedForm({ id, action, view, labels, children }: Own) {
  return (
    <ActionForm action={action} id={id} labels={labels} className="grid max-w-4xl gap-4">
      <input type="hidden" name="issueId" value={view.issue.id} />
      <SeenVersion version={view.issue.version} />
      {children}
    </ActionForm>
  );
}

function EndField({ view }: { view: IssueToWrite }) {
  const t = useTranslations('incidents.writing');
  const { timeZone, now, issue } = view;
  return (
    <TextField
      name="endedAt"
      type="datetime-local"
      label={t('endedAt')}
      hint={t('zone', { zone: timeZone })}
      required
      max={localInZone(now, timeZone)}
      defaultValue={issue.endsAt ? localInZone(issue.endsAt, timeZone) : undefined}
      className="max-w-sm"
    />
  );
}

/** What its editor can do with an issue: say more, end it, correct it. */
export function WritingForms({ view }: { view: IssueToWrite }) {
  const t = useTranslations('incidents.writing');
  const labels = useIssueLabels();
  const { issue, keys, sentKeys } = view;
  return (
    <>
      <Disclosure look="box" summary={t('addPost')} isOpen={!issue.isResolved}>
        <HeldKey formKey={keys.post} sentKeys={sentKeys}>
          <VersionedForm id="post" action={post} view={view} labels={labels}>
            <FormKey value={keys.post} />
            <PostFields statuses={statusesAfterPost(issue)} status={issue.status} label={labels.body} />
            <div>
              <SubmitButton>{t('sendPost')}</SubmitButton>
            </div>
          </VersionedForm>
        </HeldKey>
      </Disclosure>
      {issue.isResolved ? null : (
        <Disclosure look="box" summary={t('resolve')}>
          <HeldKey formKey={keys.resolve} sentKeys={sentKeys}>
            <VersionedForm id="resolve" action={resolve} view={view} labels={labels}>
              <FormKey value={keys.resolve} />
              <p className="text-ink-muted">{t('resolveHint')}</p>
              <EndField view={view} />
              <PostFields statuses={CLOSING_STATUSES} status="serviceRestored" label={labels.body} />
              <div>
                <SubmitButton>{t('sendResolve')}</SubmitButton>
              </div>
            </VersionedForm>
          </HeldKey>
        </Disclosure>
      )}
      <Disclosure look="box" summary={t('edit')}>
        <VersionedForm id="edit" action={edit} view={view} labels={labels}>
          <IssueFields issue={issue} now={view.now} timeZone={view.timeZone} />
          {issue.isResolved ? <EndField view={view} /> : null}
          <div>
            <SubmitButton>{t('save')}</SubmitButton>
          </div>
        </VersionedForm>
      </Disclosure>
    </>
  );
}
