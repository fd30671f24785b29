import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { SelectField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Callout } from '@/components/ui/callout';
import { Disclosure } from '@/components/ui/disclosure';
import type { IssueView } from '@/lib/service-health/queries';
import { follow, unfollow } from '../actions';

/** For which customers the partner's person follows this issue, and for which it could (P14). */
export async function Follows({ view }: { view: IssueView }) {
  const t = await getTranslations('incidents');
  const h = await getTranslations('health');
  const { issue } = view;
  return (
    <>
      {view.follows.map((one) => (
        <Callout key={one.customerId} tone="success">
          <p>
            {h('following', { customer: one.customerName })} {h('outlasts')}
          </p>
          <ActionForm action={unfollow} id={`unfollow-${one.customerId}`} className="mt-2">
            <input type="hidden" name="issueId" value={issue.id} />
            <input type="hidden" name="customerId" value={one.customerId} />
            <SubmitButton variant="secondary">{h('unfollow')}</SubmitButton>
          </ActionForm>
        </Callout>
      ))}
      {view.followable.length ? (
        <Disclosure look="box" summary={t('follow.title')}>
          <ActionForm action={follow} id="follow" className="grid max-w-md gap-3">
            <p className="text-ink-muted">{t('follow.hint')}</p>
            <input type="hidden" name="issueId" value={issue.id} />
            <SelectField
              name="customerId"
              label={t('follow.customer')}
              options={view.followable.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <div>
              <SubmitButton variant="secondary">{t('follow.send')}</SubmitButton>
            </div>
          </ActionForm>
        </Disclosure>
      ) : null}
    </>
  );
}
