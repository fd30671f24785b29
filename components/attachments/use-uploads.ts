import { type RefObject, useEffect, useRef, useState } from 'react';
import { type DraftAttachment, MAX_FILE_BYTES, MAX_FILES, type UploadTrouble } from '@/lib/attachments/rules';
import { postUpload, type UploadAnswer } from './send-files';

type Progress = { name: string; percent: number };
export type Notice =
  | { kind: 'added'; count: number }
  | { kind: 'removed'; name: string }
  | { kind: 'wait' }
  | { kind: 'trouble'; trouble: UploadTrouble };

/** Uploads one file after the other as they are chosen, dropped or pasted, and holds the form back meanwhile. */
export function useUploads(
  draftKey: string,
  madeFor: string | null,
  given: DraftAttachment[],
  input: RefObject<HTMLInputElement | null>,
) {
  const [kept, setKept] = useState(given);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const count = useRef(given.length);
  const line = useRef<Promise<void>>(Promise.resolve());
  const waiting = useRef(0);

  const take = ({ attachments, failure }: UploadAnswer): boolean => {
    if (attachments) {
      count.current = attachments.length;
      setKept(attachments);
    }
    if (failure) setNotice({ kind: 'trouble', trouble: failure });
    return failure === null;
  };

  const sendOne = async (file: File): Promise<boolean> => {
    if (file.size > MAX_FILE_BYTES) return take({ attachments: null, failure: 'too_large' });
    if (count.current >= MAX_FILES) return take({ attachments: null, failure: 'too_many' });
    setProgress({ name: file.name, percent: 0 });
    return take(
      await postUpload(draftKey, madeFor, { files: file }, (percent) => setProgress({ name: file.name, percent })),
    );
  };

  const add = (files: File[]): void => {
    if (files.length === 0) return;
    waiting.current += 1;
    setNotice(null);
    line.current = line.current.then(async () => {
      let sent = 0;
      for (const file of files) if (await sendOne(file)) sent += 1;
      waiting.current -= 1;
      setProgress(null);
      if (sent === files.length) setNotice({ kind: 'added', count: sent });
    });
  };

  const remove = async ({ id, name }: DraftAttachment): Promise<void> => {
    if (take(await postUpload(draftKey, madeFor, { discard: id }))) setNotice({ kind: 'removed', name });
    input.current?.focus();
  };

  const addRef = useRef(add);
  useEffect(() => {
    addRef.current = add;
  });

  useEffect(() => {
    const field = input.current;
    const form = field?.form;
    if (!field || !form) return;
    const onChange = () => {
      addRef.current([...(field.files ?? [])]);
      field.value = '';
    };
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0 && !event.clipboardData?.types.includes('text/plain')) event.preventDefault();
      addRef.current(files);
    };
    const zone = field.closest('fieldset');
    const onDragOver = (event: DragEvent) => event.preventDefault();
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      addRef.current([...(event.dataTransfer?.files ?? [])]);
    };
    const onSubmit = (event: SubmitEvent) => {
      if (waiting.current === 0) return;
      event.preventDefault();
      event.stopPropagation();
      setNotice({ kind: 'wait' });
    };
    // What was chosen before the script was there.
    if (field.files?.length) onChange();
    field.addEventListener('change', onChange);
    zone?.addEventListener('dragover', onDragOver);
    zone?.addEventListener('drop', onDrop);
    form.addEventListener('paste', onPaste);
    form.addEventListener('submit', onSubmit, { capture: true });
    return () => {
      field.removeEventListener('change', onChange);
      zone?.removeEventListener('dragover', onDragOver);
      zone?.removeEventListener('drop', onDrop);
      form.removeEventListener('paste', onPaste);
      form.removeEventListener('submit', onSubmit, { capture: true });
    };
  }, [input]);

  return { kept, progress, notice, remove };
}
