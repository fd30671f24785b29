import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VECTORS } from '@/test/html-vectors';
import { bodyAsHtml, bodyAsText, MAX_BODY_LENGTH, safeHtml } from './html';

const TAGS = 'p h3 h4 h5 h6 blockquote pre div hr br ul ol li table thead tbody tr th td b strong i em u a code span';
const TAG = /<(\/?)([a-z0-9]+)((?: [a-z]+="[^"<>]*")*)( ?\/)?>/g;
const ATTRIBUTE = / ([a-z]+)="([^"]*)"/g;
const SPAN = /^[1-9]\d?$/;
const ALLOWED: Record<string, Record<string, RegExp>> = {
  a: { href: /^(https?:\/\/|mailto:)/, rel: /^noopener noreferrer$/, target: /^_blank$/ },
  th: { colspan: SPAN, rowspan: SPAN },
  td: { colspan: SPAN, rowspan: SPAN },
};

/** Fails unless this is well-formed, balanced, and made of nothing but what a message may have. */
function expectInert(html: string): void {
  expect(html.replace(TAG, '')).not.toContain('<');
  const open: string[] = [];
  for (const [, end, name = '', attributes = '', isVoid] of html.matchAll(TAG)) {
    expect(TAGS.split(' ')).toContain(name);
    for (const [, key = '', value = ''] of attributes.matchAll(ATTRIBUTE))
      expect(value).toMatch(ALLOWED[name]?.[key] ?? /^attribute that may not stand$/);
    if (end) expect(open.pop()).toBe(name);
    else if (!isVoid) open.push(name);
    expect(open.length).toBeLessThanOrEqual(40);
  }
  expect(open).toEqual([]);
}

describe('HTML of any shape is inert', () => {
  it.each(VECTORS)('%s', (vector) => {
    const safe = safeHtml(vector);
    expectInert(safe);
    expectInert(safeHtml(`<table><tr><td>${vector}</td></tr></table>`));
    expect(safe).not.toMatch(/javascript:|data:|vbscript:|evil\.example(?![^<]*&gt;)/i);
  });

  it('whatever comes', () => {
    const words = fc.constantFrom(
      ...VECTORS,
      '<p>',
      '</p>',
      '<table>',
      '<td>',
      '</b>',
      '<b',
      '<a href=',
      '"',
      "'",
      '>',
      '<!--',
      '&',
      '&#60;',
      '\u0000',
    );
    const shape = fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 40 });
    fc.assert(
      fc.property(shape, (parts) => {
        expectInert(safeHtml(parts.join('')));
        expectInert(bodyAsHtml('text', parts.join('')));
        expect(bodyAsText('html', parts.join(''))).not.toMatch(/<(script|img|svg)\b[^<]*\bonerror=x/);
      }),
      { numRuns: 400 },
    );
  });

  it('however deep, wide or long, in a short time', () => {
    const began = performance.now();
    for (const bomb of [
      '<div>',
      '<b>',
      '<table><tr><td>',
      '<a href="https://e.example">',
      '<svg>',
      '<noscript>',
      '<iframe>',
      '<',
      '&lt;',
    ])
      for (const end of ['', '</x>', '</b>']) expectInert(safeHtml((bomb + end).repeat(200_000 / (bomb + end).length)));
    expectInert(safeHtml('<div>'.repeat(4_000) + '</x>'.repeat(900)));
    expect(safeHtml('x'.repeat(MAX_BODY_LENGTH + 10))).toHaveLength(MAX_BODY_LENGTH);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('a message reads well', () => {
  it('keeps structure, tables and links that lead out in a tab of their own', () => {
    expect(safeHtml('<h1>Plan</h1><p style="x">One<br>two <a href="https://e.example/?a=1&amp;b=2">more</a></p>')).toBe(
      '<h3>Plan</h3><p>One<br />two <a href="https://e.example/?a=1&amp;b=2" rel="noopener noreferrer" target="_blank">more</a></p>',
    );
    expect(safeHtml('<ul><li>One<li>Two</ul><table><tr><th colspan=2>H</th></tr></table>')).toBe(
      '<ul><li>One</li><li>Two</li></ul><table><tr><th colspan="2">H</th></tr></table>',
    );
  });

  it('says an image by its words, and drops what is empty', () => {
    expect(safeHtml('<p>See <img src="https://e.example/a.png" alt="the ring chart"></p><p>&nbsp;</p><ul></ul>')).toBe(
      '<p>See <em>the ring chart</em></p>',
    );
  });

  it('makes bracketed headings bold, in HTML and in text', () => {
    expect(safeHtml('<p>[When this will happen:]\n</p>')).toBe('<p><strong>When this will happen:</strong>\n</p>');
    expect(bodyAsHtml('text', '[How this affects you:]\n\nNothing < changes.\nReally.')).toBe(
      '<p><strong>How this affects you:</strong></p><p>Nothing &lt; changes.<br />Really.</p>',
    );
    expect(safeHtml('<code>[string[]]</code>')).toBe('<code>[string[]]</code>');
  });

  it('gives its words for searching', () => {
    expect(bodyAsText('html', '<p>Fish &amp; <b>chips</b><script>x</script></p><p>a &lt; b</p>')).toBe(
      'Fish & chips a < b',
    );
  });
});
