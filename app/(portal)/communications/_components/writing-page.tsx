import { getTranslations } from 'next-intl/server';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { Autosave } from '@/components/forms/autosave';
import { FormKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { RecordLayout } from '@/components/layout/record-layout';
import { MessageBody } from '@/components/message-center/message-body';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import type { Writing } from '@/lib/message-center/queries/get-writing';
import { DATA_PRIVACY, MESSAGE_FIELDS } from '@/lib/message-center/schema';
import { timeWords } from '@/lib/web/words';
import { discardWriting, draft, keepWriting, previewWriting, revise, update } from '../actions';
import { AudiencePanel } from './audience-panel';
import { MessageFields } from './message-fields';

/** The form of a new message or of a change, beside how it will look and whom it would reach. */
export async function WritingPage({ writing }: { writing: Writing }) {
  const t = await getTranslations('communications');
  const time = await timeWords();
  const { id, fields, key } = writing;
  const labels = Object.fromEntries(
    MESSAGE_FIELDS.filter((name) => t.has(`form.${name as 'title'}`)).map((name) => [
      name,
      t(`form.${name as 'title'}`),
    ]),
  );
  const action = id ? (writing.isPublished ? update : revise) : draft;
  if (!writing.canChange) return <Callout tone="refusal">{t('frozen')}</Callout>;
  return (
    <RecordLayout
      contextLabel={t('preview.context')}
      context={
        <>
          <AudiencePanel
            audience={writing.audience}
            isDataPrivacy={(fields.tags ?? '').split(',').includes(DATA_PRIVACY)}
          />
          <Section id="preview" title={t('preview.title')} hint={t('preview.hint')}>
            {writing.html ? <MessageBody html={writing.html} /> : <p className="text-ink-muted">{t('preview.none')}</p>}
          </Section>
        </>
      }
    >
      {writing.draft ? (
        <form action={discardWriting} className="flex flex-wrap items-center gap-3 text-ink-muted">
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="id" value={id ?? ''} />
          <span>{t('draftFound', { when: time.relative(writing.draft.updatedAt) })}</span>
          <button type="submit" className="min-h-6 cursor-pointer text-accent underline">
            {t('discard')}
          </button>
        </form>
      ) : null}
      <Section title={t('form.section')} hint={writing.isPublished ? t('form.updateHint') : undefined}>
        <ActionForm action={action} id="message" labels={labels}>
          <FormKey value={key} />
          {id ? <input type="hidden" name="id" value={id} /> : null}
          {id ? <SeenVersion version={writing.version} /> : null}
          <MessageFields key={key} writing={writing} />
          <div className="flex flex-wrap items-center gap-2">
            <SubmitButton>{t(writing.isPublished ? 'form.update' : 'form.save')}</SubmitButton>
            <Button type="submit" formAction={previewWriting} formNoValidate>
              {t('form.preview')}
            </Button>
            <Autosave keep={keepWriting} text={t('form.kept')} failed={t('form.keptNot')} />
          </div>
        </ActionForm>
      </Section>
    </RecordLayout>
  );
}
