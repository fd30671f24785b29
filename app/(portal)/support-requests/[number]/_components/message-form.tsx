import { getTranslations } from 'next-intl/server';
import { FileField } from '@/components/attachments/file-field';
import { ActionForm, type FormAction, SeenVersion } from '@/components/forms/action-form';
import { Autosave } from '@/components/forms/autosave';
import { TextArea } from '@/components/forms/fields';
import { FormKey, HeldKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { isUploadTrouble } from '@/lib/attachments/rules';
import type { EscalationView } from '@/lib/escalations/queries/get-escalation';
import { keepMessageDraft } from '../actions';

type Props = {
  form: string;
  action: FormAction;
  record: EscalationView;
  send: string;
  whoSees: string;
  hint?: string | undefined;
  search: Record<string, string | undefined>;
};

/** A message with files; what is written is kept on the server until it is sent, and found again. */
export async function MessageForm({ form, action, record, send, whoSees, hint, search }: Props) {
  const t = await getTranslations('requests');
  const subject = `${record.number}/${form}`;
  const draft = record.drafts[form];
  const key = draft?.key ?? record.freshKeys[form] ?? '';
  const isTold = search.draft === key || search.upload === 'other_person';
  const trouble = isTold && isUploadTrouble(search.upload) ? search.upload : null;
  return (
    <HeldKey formKey={key} sentKeys={record.sentKeys}>
      <ActionForm action={action} id={form} className="grid gap-3" labels={{ body: t('forms.message') }}>
        <input type="hidden" name="number" value={record.number} />
        <input type="hidden" name="form" value={form} />
        <FormKey value={key} />
        <SeenVersion version={record.version} isAppended />
        {hint ? <p className="text-ink-muted">{hint}</p> : null}
        <TextArea name="body" label={t('forms.message')} required defaultValue={draft?.body ?? ''} />
        <FileField
          draftKey={key}
          draftKind="message"
          draftSubject={subject}
          files={draft?.files ?? []}
          trouble={trouble}
          returnTo={`/support-requests/${record.number}?form=${form}`}
        />
        <p className="font-semibold">{whoSees}</p>
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton>{send}</SubmitButton>
          <Autosave keep={keepMessageDraft} text={t('forms.draftKept')} failed={t('forms.draftFailed')} />
        </div>
      </ActionForm>
    </HeldKey>
  );
}
