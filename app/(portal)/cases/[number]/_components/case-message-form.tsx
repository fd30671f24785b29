import { getTranslations } from 'next-intl/server';
import { FileField } from '@/components/attachments/file-field';
import { ActionForm, type FormAction, SeenVersion } from '@/components/forms/action-form';
import { Autosave } from '@/components/forms/autosave';
import { TextArea } from '@/components/forms/fields';
import { FormKey, HeldKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { isUploadTrouble } from '@/lib/attachments/rules';
import type { CaseForm, CaseRecordView } from '@/lib/cases/queries/get-case';
import { keepCaseMessage } from '../actions';

export type CaseFormProps = {
  form: CaseForm;
  action: FormAction;
  record: CaseRecordView;
  send: string;
  audience: 'partner' | 'partner_customer';
  hint?: string | undefined;
  isOptional?: boolean;
  search: Record<string, string | undefined>;
};

/** A message with files; what is written is kept on the server until it is sent, and found again. */
export async function CaseMessageForm(props: CaseFormProps) {
  const { form, action, record, send, audience, hint, isOptional = false, search } = props;
  const t = await getTranslations('cases');
  const draft = record.drafts[form];
  const key = draft?.key ?? record.freshKeys[form];
  const isTold = search.draft === key || search.upload === 'other_person';
  const trouble = isTold && isUploadTrouble(search.upload) ? search.upload : null;
  const label = isOptional ? t('forms.closeMessage') : t('forms.message');
  return (
    <HeldKey formKey={key} sentKeys={record.sentKeys}>
      <ActionForm action={action} id={form} className="grid gap-3" labels={{ body: label }}>
        <input type="hidden" name="number" value={record.number} />
        <input type="hidden" name="form" value={form} />
        <FormKey value={key} />
        <SeenVersion version={record.version} isAppended />
        {hint ? <p className="text-ink-muted">{hint}</p> : null}
        {record.isEnded ? null : (
          <TextArea name="body" label={label} required={!isOptional} defaultValue={draft?.body ?? ''} />
        )}
        {isOptional ? null : (
          <FileField
            draftKey={key}
            draftKind="message"
            draftSubject={`${record.number}/${form}`}
            files={draft?.files ?? []}
            trouble={trouble}
            returnTo={`/cases/${record.number}?form=${form}`}
          />
        )}
        {record.isEnded ? null : (
          <p className="font-semibold">{t('whoSees', { audience: t(`audiences.${audience}`) })}</p>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton>{send}</SubmitButton>
          {record.isEnded ? null : (
            <Autosave keep={keepCaseMessage} text={t('forms.draftKept')} failed={t('forms.draftFailed')} />
          )}
        </div>
      </ActionForm>
    </HeldKey>
  );
}
