import { useLocale, useTranslations } from 'next-intl';
import { FileField } from '@/components/attachments/file-field';
import { ActionForm } from '@/components/forms/action-form';
import { Autosave } from '@/components/forms/autosave';
import { AnyOf, OneOf, SelectField, TextArea, TextField } from '@/components/forms/fields';
import { FormKey } from '@/components/forms/form-key';
import { ProblemFields } from '@/components/forms/problem-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Button } from '@/components/ui/button';
import type { UploadTrouble } from '@/lib/attachments/rules';
import { ownName } from '@/lib/catalogue/rules';
import type { Filing } from '@/lib/escalations/queries/get-filing';
import { FILING_FIELDS, LACKS } from '@/lib/escalations/schema';
import { formatInstant } from '@/lib/i18n/formats';
import { localInZone } from '@/lib/shared/zoned-time';
import { keepRequestDraft, saveRequestDraft, submitRequest } from '../actions';
import { GoesAlong } from './goes-along';

const BEIJING = 'Asia/Shanghai';

export function FilingForm({ filing, trouble }: { filing: Filing; trouble: UploadTrouble | null }) {
  const t = useTranslations('filing');
  const r = useTranslations('requests');
  const topicName = useTranslations('topics');
  const locale = useLocale();
  const { fromCase } = filing;
  const begun: Record<string, string> = fromCase
    ? {
        title: fromCase.title,
        description: fromCase.description,
        startedAt: localInZone(fromCase.startedAt, filing.timeZone),
        impact: fromCase.impact,
        affectedCount: String(fromCase.affectedCount ?? ''),
      }
    : {};
  const kept = filing.draft?.fields ?? begun;
  const labelled = FILING_FIELDS.filter((name) => t.has(`fields.${name as 'title'}`));
  const labels = Object.fromEntries(labelled.map((name) => [name, t(`fields.${name as 'title'}`)]));
  const topicsOf = (kind: 'technical' | 'billing') =>
    filing.topics
      .filter((topic) => topic.kind === kind)
      .map((topic) => (
        <option key={topic.id} value={topic.id}>
          {ownName(topic.names, locale) ?? topicName(topic.id.replace('.', '_') as 'billing_invoice')}
        </option>
      ));
  const due = (severity: string, kind: 'technical' | 'billing') =>
    filing.promises.find((one) => one.severity === severity && one.kind === kind);
  const severities = (['A', 'B', 'C'] as const).map((value) => {
    const promise = due(value, 'technical');
    const billing = due(value, 'billing');
    return {
      value,
      label: r(`severities.${value}`),
      description: (
        <>
          <span className="block">{r(`promises.technical.${value}`)}</span>
          {promise?.dueAt ? (
            <span className="block">
              {t('dueIfNow', {
                yours: formatInstant(promise.dueAt, locale, filing.timeZone),
                beijing: formatInstant(promise.dueAt, locale, BEIJING),
              })}
            </span>
          ) : null}
          {billing?.dueAt ? (
            <span className="block">{t('billingDue', { beijing: formatInstant(billing.dueAt, locale, BEIJING) })}</span>
          ) : null}
        </>
      ),
      refusal: promise?.refusal ? t(`refusals.${promise.refusal}`) : undefined,
    };
  });
  return (
    <ActionForm action={submitRequest} id="filing" labels={labels}>
      <FormKey value={filing.key} />
      <input type="hidden" name="customerId" value={filing.customer.id} />
      <input type="hidden" name="serviceId" value={filing.service.id} />
      <SelectField name="topicId" label={t('fields.topicId')} required defaultValue={kept.topicId ?? ''}>
        <option value="" />
        <optgroup label={t('topicGroups.technical')}>{topicsOf('technical')}</optgroup>
        <optgroup label={t('topicGroups.billing')}>{topicsOf('billing')}</optgroup>
      </SelectField>
      {filing.issues.length ? (
        <SelectField
          name="healthIssueId"
          label={t('fields.healthIssueId')}
          hint={t('fields.healthIssueIdHint')}
          defaultValue={kept.healthIssueId ?? ''}
          options={[
            { value: '', label: t('fields.healthIssueIdNone') },
            ...filing.issues.map(({ id, title }) => ({ value: id, label: `${id} ${title}` })),
          ]}
        />
      ) : null}
      <ProblemFields
        kept={kept}
        hints={{ title: t('fields.titleHint'), description: t('fields.descriptionHint') }}
        timeZone={filing.timeZone}
        now={filing.now}
      />
      <TextArea
        name="tried"
        label={t('fields.tried')}
        hint={t('fields.triedHint')}
        required
        defaultValue={kept.tried}
      />
      <AnyOf
        name="lacks"
        label={t('fields.lacks')}
        hint={t('fields.lacksHint')}
        columns={3}
        defaultValue={kept.lacks}
        options={LACKS.map((value) => ({ value, label: r(`lacks.${value}`) }))}
      />
      <TextArea
        name="lackExplained"
        label={t('fields.lackExplained')}
        required
        rows={3}
        defaultValue={kept.lackExplained}
      />
      <OneOf
        name="proposedSeverity"
        label={t('fields.proposedSeverity')}
        hint={t('fields.proposedSeverityHint')}
        required
        defaultValue={kept.proposedSeverity}
        options={severities}
      />
      <p className="-mb-3 text-sm text-ink-muted">{t('fields.contactHint')}</p>
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          name="contactName"
          label={t('fields.contactName')}
          required
          defaultValue={kept.contactName ?? filing.me.name}
        />
        <TextField
          name="contactEmail"
          type="email"
          label={t('fields.contactEmail')}
          required
          defaultValue={kept.contactEmail ?? filing.me.email}
        />
        <TextField
          name="contactPhone"
          type="tel"
          label={t('fields.contactPhone')}
          defaultValue={kept.contactPhone ?? filing.me.phone ?? ''}
        />
      </div>
      <TextArea
        name="customerSummary"
        label={t('fields.customerSummary')}
        hint={t('fields.customerSummaryHint', { customer: filing.customer.name })}
        required
        rows={3}
        defaultValue={kept.customerSummary}
      />
      {fromCase ? <GoesAlong fromCase={fromCase} timeZone={filing.timeZone} kept={kept} /> : null}
      <FileField
        draftKey={filing.key}
        draftKind="escalation"
        draftSubject={filing.subject}
        files={filing.files}
        trouble={trouble}
        returnTo={`/support-requests/new?customer=${filing.customer.id}&service=${filing.service.id}${fromCase ? `&case=${fromCase.number}` : ''}`}
      />
      <p className="font-semibold">{t('whoSees')}</p>
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton>{t('submit')}</SubmitButton>
        <Button type="submit" formAction={saveRequestDraft} formNoValidate>
          {t('saveDraft')}
        </Button>
        <Autosave keep={keepRequestDraft} text={t('draftSaved')} failed={t('draftFailed')} />
      </div>
    </ActionForm>
  );
}
