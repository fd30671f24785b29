import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

const VECTORS = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT >',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="x` `<script>alert(1)</script>"` `>',
  '<svg onload=alert(1)><svg/onload=alert(1)>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg><animate xlink:href=#x attributeName=href values=javascript:alert(1) /><a id=x><text>x</text></a>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<noembed><img title="</noembed><img src=x onerror=alert(1)>">',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>">',
  '<title><img title="</title><img src=x onerror=alert(1)>">',
  '<xmp><p title="</xmp><svg onload=alert(1)>">',
  '<plaintext><img src=x onerror=alert(1)>',
  '<template><img src=x onerror=alert(1)></template>',
  '<iframe srcdoc="<img src=x onerror=alert(1)>"></iframe>',
  '<iframe><img title="</iframe><img src=x onerror=alert(1)>">',
  '<object data="javascript:alert(1)"><embed src="javascript:alert(1)"></object>',
  '<form action="javascript:alert(1)"><input type=image src=x formaction="javascript:alert(1)"><button>go</button></form>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" jaVa\tscri\npt:alert(1)">x</a>',
  '<a href="&#106;avascript&colon;alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="//evil.example">x</a><a href="/settings">y</a><a href="https://21vianet.example@evil.example/">z</a>',
  '<a href="https://e.example/" onclick=alert(1) style="position:fixed" class=x id=y name=z>x</a>',
  '<p style="background:url(javascript:alert(1))">x</p><style>@import "//evil.example"</style>',
  '<div style="position:fixed;inset:0" class="fixed" id="main">x</div>',
  '<base href="//evil.example/"><meta http-equiv=refresh content="0;url=javascript:alert(1)"><link rel=stylesheet href=//e>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><?import namespace="t" implementation="#x">',
  '<img alt="&lt;script&gt;alert(1)&lt;/script&gt;">',
  '<p title="<a href=\'javascript:alert(1)\'>">x',
  '</div></section></main><script>alert(1)</script><div>',
  '<b/><i/onmouseover=alert(1)>x',
  '<a\u0000 href="java\u0000script:alert(1)">x</a>',
  '<td colspan="9999999"><th rowspan="-1" onclick=x>',
  '<video><source onerror="alert(1)"></video><audio src=x onerror=alert(1)><details open ontoggle=alert(1)>',
  '<select><style></select><img src=x onerror=alert(1)></style>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
];

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
