import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { Autosave } from '@/components/forms/autosave';
import { FormKey, HeldKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import type { IssueToWrite } from '@/lib/service-health/queries';
import { OPEN_STATUSES } from '@/lib/service-health/schema';
import { keepDraft, publish } from '../actions';
import { IssueFields, useIssueLabels } from './issue-fields';
import { PostFields } from './post-fields';
import { ReachInShort } from './reach';

type Props = {
  reach: IssueToWrite['reach'];
  serviceId: string;
  formKey: string;
  kept: Record<string, string>;
  now: Date;
  timeZone: string;
};

/** A new issue of a service that was chosen before, with its first post. */
export function PublishForm({ reach, serviceId, formKey, kept, now, timeZone }: Props) {
  const t = useTranslations('incidents.writing');
  const r = useTranslations('requests.forms');
  const labels = { ...useIssueLabels(), body: t('firstBody') };
  return (
    <HeldKey formKey={formKey} sentKeys={[]}>
      <ActionForm action={publish} id="publish" labels={labels} className="grid max-w-4xl gap-4">
        <FormKey value={formKey} />
        <input type="hidden" name="serviceId" value={serviceId} />
        <IssueFields issue={null} kept={kept} now={now} timeZone={timeZone} />
        <PostFields statuses={OPEN_STATUSES} status="investigating" kept={kept} label={labels.body} />
        <ReachInShort reach={reach} />
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton>{t('publish')}</SubmitButton>
          <Autosave keep={keepDraft} text={r('draftKept')} failed={r('draftFailed')} />
        </div>
      </ActionForm>
    </HeldKey>
  );
}
