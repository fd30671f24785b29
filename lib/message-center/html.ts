import sanitize from 'sanitize-html';

/** What a body may weigh; what is longer is cut. The longest real one has 8,313 characters. */
export const MAX_BODY_LENGTH = 200_000;
/** More tags than any message has, and few enough that no nesting costs noticeable time. */
const MOST_TAGS = 5_000;
const DEEPEST = 32;

const BLOCKS = ['p', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'div', 'hr', 'br', 'ul', 'ol', 'li'];
const TABLE = ['table', 'thead', 'tbody', 'tr', 'th', 'td'];
const INLINE = ['b', 'strong', 'i', 'em', 'u', 'a', 'code', 'span'];
const UNSEEN = ['script', 'style', 'noscript', 'template', 'title', 'textarea', 'option', 'xmp', 'iframe', 'object'];
const HEADINGS = { h1: 'h3', h2: 'h4', h3: 'h5', h4: 'h6', h5: 'h6', h6: 'h6' };
/** Microsoft's posts write their headings as `[When this will happen:]`. */
const BRACKETED = /^(\s*)\[([^[\]<>]{3,100}?)\](\s*)$/;
const EMPTY = /<(p|ul|ol|em)>(?:\s|\u00a0|&nbsp;|<br \/>)*<\/\1>/g;
const SPAN = /^[1-9]\d?$/;
const PLAIN = { tagName: 'span', attribs: {} };

/** An absolute address that a person may follow, as the URL parser of browsers reads it; null for every other. */
function followable(href: string | undefined): string | null {
  if (!href || !URL.canParse(href)) return null;
  const url = new URL(href);
  if (url.username || url.password) return null;
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
}

function link(_: string, { href }: sanitize.Attributes): sanitize.Tag {
  const to = followable(href);
  if (!to) return PLAIN;
  return { tagName: 'a', attribs: { href: to, rel: 'noopener noreferrer', target: '_blank' } };
}

function cell(tagName: string, { colspan, rowspan }: sanitize.Attributes): sanitize.Tag {
  return {
    tagName,
    attribs: {
      ...(colspan && SPAN.test(colspan) ? { colspan } : {}),
      ...(rowspan && SPAN.test(rowspan) ? { rowspan } : {}),
    },
  };
}

const OPTIONS: sanitize.IOptions = {
  allowedTags: [...BLOCKS, ...TABLE, ...INLINE],
  allowedAttributes: { a: ['href', 'rel', 'target'], th: ['colspan', 'rowspan'], td: ['colspan', 'rowspan'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [...UNSEEN, 'svg', 'math'],
  nestingLimit: DEEPEST,
  parseStyleAttributes: false,
  transformTags: {
    ...Object.fromEntries(Object.entries(HEADINGS).map(([from, to]) => [from, () => ({ tagName: to, attribs: {} })])),
    a: link,
    th: cell,
    td: cell,
    img: (_, { alt }) => ({ tagName: 'em', attribs: {}, text: alt ?? '' }),
  },
  textFilter: (text, tagName) =>
    tagName === 'code' || tagName === 'pre' ? text : text.replace(BRACKETED, '$1<strong>$2</strong>$3'),
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A plain text as paragraphs and line breaks. */
export const textAsHtml = (text: string): string =>
  text
    .slice(0, MAX_BODY_LENGTH)
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map(
      (paragraph) =>
        `<p>${escaped(paragraph).replace(BRACKETED, '$1<strong>$2</strong>$3').replace(/\r?\n/g, '<br />')}</p>`,
    )
    .join('');

/**
 * HTML of any shape as inert, well-formed HTML: text structure, tables and links (http, https, mailto; in a new tab) and nothing else,
 * images as their alternative text, at most 32 levels deep. What has more than 5,000 tags is shown as the text that it is.
 */
export function safeHtml(html: string): string {
  const bounded = html.slice(0, MAX_BODY_LENGTH).toWellFormed().replaceAll('\u0000', '');
  if (bounded.split('<', MOST_TAGS + 2).length > MOST_TAGS + 1) return textAsHtml(bounded);
  return sanitize(bounded, OPTIONS).replace(EMPTY, '');
}

/** A message's body as inert HTML, whatever it was written as. */
export const bodyAsHtml = (bodyType: 'text' | 'html', body: string): string =>
  bodyType === 'html' ? safeHtml(body) : textAsHtml(body);

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** The words of a body without its markup, for searching and short previews. */
export const bodyAsText = (bodyType: 'text' | 'html', body: string): string =>
  bodyAsHtml(bodyType, body)
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
