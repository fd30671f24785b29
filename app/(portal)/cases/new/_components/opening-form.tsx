import { useLocale, useTranslations } from 'next-intl';
import { FileField } from '@/components/attachments/file-field';
import { ActionForm } from '@/components/forms/action-form';
import { Autosave } from '@/components/forms/autosave';
import { OneOf, SelectField } from '@/components/forms/fields';
import { FormKey } from '@/components/forms/form-key';
import { ProblemFields } from '@/components/forms/problem-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Button } from '@/components/ui/button';
import type { UploadTrouble } from '@/lib/attachments/rules';
import { type CaseOpening, OPENING_SUBJECT } from '@/lib/cases/queries/get-opening';
import { CASE_FIELDS } from '@/lib/cases/schema';
import { formatList } from '@/lib/i18n/formats';
import { keepCaseDraft, raiseCase, saveCaseDraft } from '../actions';

export function OpeningForm({ opening, trouble }: { opening: CaseOpening; trouble: UploadTrouble | null }) {
  const t = useTranslations('cases');
  const locale = useLocale();
  const f = useTranslations('cases.form');
  const problem = useTranslations('filing.fields');
  const kept = opening.draft?.fields ?? {};
  const labelled = CASE_FIELDS.filter((name) => name !== 'key');
  const labels = Object.fromEntries(
    labelled.map((name) => [name, name === 'serviceId' || name === 'partnerId' ? f(name) : problem(name)]),
  );
  const servicesOf = (partner: CaseOpening['partners'][number], isReseller: boolean) =>
    formatList(
      partner.services.filter((service) => service.isReseller === isReseller).map((service) => service.name),
      locale,
    );
  const partners = opening.partners.map((partner) => {
    const sold = servicesOf(partner, true);
    const delegated = servicesOf(partner, false);
    return {
      value: partner.id,
      label: <bdi>{partner.name}</bdi>,
      description: (
        <>
          {sold ? <span className="block">{f('sold', { services: sold })}</span> : null}
          {delegated ? <span className="block">{f('delegated', { services: delegated })}</span> : null}
        </>
      ),
    };
  });
  return (
    <ActionForm action={raiseCase} id="raise" labels={labels}>
      <FormKey value={opening.key} />
      <SelectField
        name="serviceId"
        label={f('serviceId')}
        defaultValue={kept.serviceId ?? ''}
        options={[
          { value: '', label: t('otherService') },
          ...opening.services.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {partners.length > 1 ? (
        <OneOf
          name="partnerId"
          label={f('partnerId')}
          hint={f('partnerHint')}
          columns={2}
          defaultValue={kept.partnerId ?? opening.usualPartnerId}
          options={partners}
        />
      ) : null}
      <ProblemFields
        kept={kept}
        hints={{ title: f('titleHint'), description: f('descriptionHint') }}
        timeZone={opening.timeZone}
        now={opening.now}
      />
      <FileField
        draftKey={opening.key}
        draftKind="case"
        draftSubject={OPENING_SUBJECT}
        files={opening.files}
        trouble={trouble}
        returnTo="/cases/new"
      />
      <p className="font-semibold">{t('whoSees', { audience: t('audiences.partner_customer') })}</p>
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton>{f('submit')}</SubmitButton>
        <Button type="submit" formAction={saveCaseDraft} formNoValidate>
          {f('saveDraft')}
        </Button>
        <Autosave keep={keepCaseDraft} text={f('draftSaved')} failed={f('draftFailed')} />
      </div>
    </ActionForm>
  );
}
