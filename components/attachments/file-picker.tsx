'use client';

import { Paperclip, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useMadeFor, useShown } from '@/components/forms/action-form';
import { useHeldKey } from '@/components/forms/form-key';
import { useHasScript } from '@/components/forms/has-script';
import { Button, buttonLook } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { classNames } from '@/components/ui/class-names';
import { FileInput } from '@/components/ui/controls';
import { describedBy, FieldError } from '@/components/ui/field';
import { ProgressBar } from '@/components/ui/progress-bar';
import { type DraftAttachment, MAX_FILE_BYTES, MAX_FILES, type UploadTrouble } from '@/lib/attachments/rules';
import { FileSize } from './file-size';
import { type Notice, useUploads } from './use-uploads';

type Props = {
  /** The form's key: files and text are kept under it until the form is sent. */
  draftKey: string;
  draftKind: 'escalation' | 'message' | 'case';
  draftSubject: string;
  /** The page that the form is on; the upload button comes back to it with `?draft=KEY`, and `&upload=TROUBLE` if need be. */
  returnTo: string;
  files: DraftAttachment[];
  /** From `?upload=` of the page. */
  trouble?: UploadTrouble | null;
};

const LIMITS = { size: MAX_FILE_BYTES / 1_048_576, count: MAX_FILES };
// Posts the whole form, so that without JavaScript nothing typed is lost.
const TO_UPLOADS = {
  formAction: '/api/uploads',
  formMethod: 'post',
  formEncType: 'multipart/form-data',
  formNoValidate: true,
} as const;

const AS_BUTTON = classNames(
  buttonLook('secondary', 'small'),
  'cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus',
);

/** Adds files to the form that it stands in: by its own upload button, or, with JavaScript, as soon as they are chosen, dropped or pasted. */
export function FilePicker(props: Props) {
  const draftKey = useHeldKey(props.draftKey);
  return <Picker key={draftKey} {...props} draftKey={draftKey} />;
}

function Picker({ draftKey, draftKind, draftSubject, returnTo, files, trouble = null }: Props) {
  const t = useTranslations('attachments');
  const { error, fieldId: id } = useShown('files');
  const input = useRef<HTMLInputElement>(null);
  const hasScript = useHasScript();
  const { kept, progress, notice, remove } = useUploads(draftKey, useMadeFor(), files, input);
  const shown: Notice | null = notice ?? (trouble ? { kind: 'trouble', trouble } : null);
  const isTrouble = shown?.kind === 'trouble' || shown?.kind === 'wait';

  return (
    <fieldset id={`files-${draftKey}`} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-semibold">{t('title')}</legend>
      {/* Enter in a text field presses the form's first button: without a script that would be the one that uploads. */}
      {!hasScript && <button type="submit" tabIndex={-1} aria-hidden className="sr-only" />}
      <input type="hidden" name="draftKey" value={draftKey} />
      <input type="hidden" name="draftKind" value={draftKind} />
      <input type="hidden" name="draftSubject" value={draftSubject} />
      <input type="hidden" name="returnTo" value={returnTo} />
      {kept.length > 0 && (
        <ul aria-label={t('kept')} className="flex flex-col gap-1">
          {kept.map((file) => (
            <li key={file.id} className="flex items-center gap-2 text-sm">
              <Paperclip aria-hidden className="size-4 shrink-0 text-ink-muted" />
              <a href={`/api/attachments/${file.id}`} className="min-w-0 break-all underline">
                <bdi>{file.name}</bdi>
              </a>
              <span className="shrink-0 whitespace-nowrap text-ink-muted">
                <FileSize bytes={file.sizeBytes} />
              </span>
              <Button
                {...(hasScript ? { onClick: () => void remove(file) } : TO_UPLOADS)}
                type={hasScript ? 'button' : 'submit'}
                size="small"
                variant="quiet"
                name="discard"
                value={file.id}
                aria-label={t('remove', { name: file.name })}
                icon={<X aria-hidden className="size-4" />}
              />
            </li>
          ))}
        </ul>
      )}
      {/* What a browser writes on a file field is in its own language, not the person's: where the label can be the button, it is. */}
      <div
        className={
          hasScript
            ? 'relative max-w-md rounded-md border border-dashed border-line-strong p-1.5'
            : 'flex flex-wrap items-center gap-2'
        }
      >
        <FileInput
          ref={input}
          id={id}
          name="files"
          multiple
          aria-describedby={describedBy(id, t('hint', LIMITS), error)}
          aria-invalid={error ? true : undefined}
          className={hasScript ? 'peer sr-only' : 'order-1 max-w-md'}
        />
        <label htmlFor={id} className={hasScript ? AS_BUTTON : undefined}>
          {t('add')}
        </label>
        {!hasScript && (
          <Button type="submit" className="order-1" {...TO_UPLOADS}>
            {t('upload')}
          </Button>
        )}
      </div>
      <p id={`${id}-hint`} className="text-sm text-ink-muted">
        {t('hint', LIMITS)}
      </p>
      {error && <FieldError id={id}>{error}</FieldError>}
      {progress && (
        <ProgressBar
          label={progress.name}
          value={progress.percent}
          text={t('percent', { percent: progress.percent })}
        />
      )}
      {isTrouble && (
        <Callout tone="warning" role="alert">
          <NoticeText notice={shown} />
        </Callout>
      )}
      <p role="status" className="text-sm text-ink-muted empty:hidden">
        {isTrouble ? null : <NoticeText notice={shown} />}
      </p>
    </fieldset>
  );
}

function NoticeText({ notice }: { notice: Notice | null }) {
  const t = useTranslations('attachments');
  if (!notice) return null;
  if (notice.kind === 'added') return t('added', { count: notice.count });
  if (notice.kind === 'removed') return t('removed', { name: notice.name });
  if (notice.kind === 'wait') return t('waitForUpload');
  return t(`trouble.${notice.trouble}`, LIMITS);
}
