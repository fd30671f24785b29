const BLOCKS =
  '[&_p]:my-2 [&_ul]:my-2 [&_ul]:list-disc [&_ul]:pl-6 [&_ol]:my-2 [&_ol]:list-decimal [&_ol]:pl-6 [&_li]:my-1 [&_hr]:my-4';
const HEADINGS = '[&_:is(h3,h4,h5,h6)]:mt-4 [&_:is(h3,h4,h5,h6)]:text-base [&_:is(h3,h4,h5,h6)]:font-semibold';
const TABLES =
  '[&_table]:my-3 [&_table]:border-collapse [&_:is(th,td)]:border [&_:is(th,td)]:px-2 [&_:is(th,td)]:py-1 [&_:is(th,td)]:text-left [&_:is(th,td)]:align-top [&_th]:bg-sunken';
const QUOTES =
  '[&_blockquote]:my-3 [&_blockquote]:border-l-4 [&_blockquote]:pl-3 [&_blockquote]:text-ink-muted [&_pre]:my-3 [&_pre]:rounded-md [&_pre]:bg-sunken [&_pre]:p-3 [&_pre]:font-mono [&_pre]:text-sm [&_pre]:whitespace-pre-wrap [&_code]:font-mono [&_a]:underline';

/** A message's body; `html` must come from bodyAsHtml(), which makes it inert. */
export function MessageBody({ html }: { html: string }) {
  return (
    <div
      dir="auto"
      className={`max-w-[75ch] wrap-anywhere ${BLOCKS} ${HEADINGS} ${TABLES} ${QUOTES}`}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the query made it inert, by one allow-list for every body
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
