import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { FormKey, HeldKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { OPEN_STATUSES, type ServiceId } from '@/lib/service-health/schema';
import { publish } from '../actions';
import { IssueFields, useIssueLabels } from './issue-fields';
import { PostFields } from './post-fields';

type Props = { serviceId: ServiceId; formKey: string; now: Date; timeZone: string };

/** A new issue of a service that was chosen before, with its first post. */
export function PublishForm({ serviceId, formKey, now, timeZone }: Props) {
  const t = useTranslations('incidents.writing');
  const labels = { ...useIssueLabels(), body: t('firstBody') };
  return (
    <HeldKey formKey={formKey} sentKeys={[]}>
      <ActionForm action={publish} id="publish" labels={labels} className="grid max-w-4xl gap-4">
        <FormKey value={formKey} />
        <input type="hidden" name="serviceId" value={serviceId} />
        <IssueFields issue={null} now={now} timeZone={timeZone} />
        <PostFields statuses={OPEN_STATUSES} status="investigating" label={labels.body} />
        <div>
          <SubmitButton>{t('publish')}</SubmitButton>
        </div>
      </ActionForm>
    </HeldKey>
  );
}
