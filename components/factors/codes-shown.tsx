'use client';
import { useFormDone } from '@/components/forms/action-form';
import { buttonLook } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';

type Words = Record<'title' | 'text' | 'copy' | 'copied' | 'download' | 'fileName' | 'heading', string>;

const grouped = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;

export function CodesShown({ words }: { words: Words }) {
  const codes = useFormDone()?.codes?.split(' ').filter(Boolean).map(grouped);
  if (!codes || codes.length === 0) return null;
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent([words.heading, '', ...codes, ''].join('\r\n'))}`;
  return (
    <Callout tone="success" role="status" title={words.title}>
      <p>{words.text}</p>
      <ul className="my-2 grid gap-x-6 gap-y-1 font-mono sm:grid-cols-2" translate="no">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap gap-2 print:hidden">
        <a href={file} download={words.fileName} className={buttonLook('secondary', 'small')}>
          {words.download}
        </a>
        <CopyButton text={codes.join('\n')} label={words.copy} copiedLabel={words.copied} />
      </p>
    </Callout>
  );
}
