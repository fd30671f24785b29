'use client';
import { useFormDone } from '@/components/forms/action-form';
import { buttonLook } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';

export type CodesWords = Record<'title' | 'text' | 'copy' | 'copied' | 'download' | 'fileName' | 'heading', string>;

const grouped = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;

/** The codes, one by one, with what it takes to keep them; nothing when there are none. */
export function CodesList({ codes: joined = '', words }: { codes?: string | undefined; words: CodesWords }) {
  const codes = joined.split(' ').filter(Boolean).map(grouped);
  if (codes.length === 0) return null;
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent([words.heading, '', ...codes, ''].join('\r\n'))}`;
  return (
    <Callout tone="success" role="status" title={words.title}>
      <p>{words.text}</p>
      <ul
        className="my-2 grid grid-cols-[repeat(auto-fill,minmax(min(11.5rem,100%),1fr))] gap-x-4 gap-y-1 font-mono"
        translate="no"
      >
        {codes.map((code) => (
          <li key={code} className="whitespace-nowrap select-all">
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

export function CodesShown({ words }: { words: CodesWords }) {
  return <CodesList codes={useFormDone()?.codes} words={words} />;
}
