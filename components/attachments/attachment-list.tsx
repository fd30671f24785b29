import { Paperclip } from 'lucide-react';
import { FileSize } from './file-size';

type Attachment = { id: string; name: string; sizeBytes: number };

/** Files that were sent, each a link that saves it. */
export function AttachmentList({ files }: { files: readonly Attachment[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {files.map((file) => (
        <li key={file.id}>
          <a
            href={`/api/attachments/${file.id}`}
            className="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-md border border-line-strong bg-surface px-2 py-1 text-sm underline-offset-2 hover:underline pointer-coarse:min-h-11"
          >
            <Paperclip aria-hidden size={14} className="shrink-0" />
            <bdi className="min-w-0 break-all">{file.name}</bdi>
            <span className="shrink-0 whitespace-nowrap text-ink-muted">
              <FileSize bytes={file.sizeBytes} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
