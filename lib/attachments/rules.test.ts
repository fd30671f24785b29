import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, contentDisposition, MAX_NAME_LENGTH, servedType, UNKNOWN_TYPE } from './rules';

describe('file names', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['故障截图 2026.png', '故障截图 2026.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\hana\\mail.msg', 'mail.msg'],
    ['/', 'file'],
    ['', 'file'],
    ['..', 'file'],
    ['.htaccess', 'htaccess'],
    ['.\u200Bhtaccess', 'htaccess'],
    ['a\r\nSet-Cookie: x=1.txt', 'aSet-Cookie_ x=1.txt'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['zero\u200B\uFEFF\u00ADwidth.log', 'zerowidth.log'],
    ['nul\u0000.txt', 'nul.txt'],
    ['a"b<c>|d?*.har', 'a_b_c__d__.har'],
    ['e\u0301te\u0301.txt', '\u00E9t\u00E9.txt'],
    ['  many \t  spaces .txt. ', 'many spaces .txt'],
  ])('%j becomes %j', (raw, clean) => {
    expect(cleanFileName(raw)).toBe(clean);
  });

  it('keeps the extension of a long name, and cuts no character in half', () => {
    expect(cleanFileName(`${'a'.repeat(300)}.xlsx`)).toBe(`${'a'.repeat(145)}.xlsx`);
    const cut = cleanFileName(`${'😀'.repeat(100)}.log`);
    expect(cut).toBe(`${'😀'.repeat(73)}.log`);
    expect(cut.isWellFormed()).toBe(true);
  });

  it('is short, visible, path-free and settled, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (raw) => {
        const clean = cleanFileName(raw);
        expect(clean.length).toBeGreaterThan(0);
        expect(clean.length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
        expect(clean).not.toMatch(/[\p{Cc}\p{Cf}/\\"]/u);
        expect(clean).not.toMatch(/^\.+$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('content disposition', () => {
  it('says the name twice: in ASCII, and whole', () => {
    expect(contentDisposition('été 100%.pdf')).toBe(
      `attachment; filename="ete 100_.pdf"; filename*=UTF-8''%C3%A9t%C3%A9%20100%25.pdf`,
    );
    expect(contentDisposition("故障 (1)'.png")).toBe(
      `attachment; filename="__ (1)'.png"; filename*=UTF-8''%E6%95%85%E9%9A%9C%20%281%29%27.png`,
    );
  });

  it('is one header line that leads back to the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (raw) => {
        const name = cleanFileName(raw);
        const header = contentDisposition(name);
        expect(header).toMatch(/^attachment; filename="[\x20-\x21\x23-\x7E]*"; filename\*=UTF-8''[\w.!~%+-]*$/);
        expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header);
        expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(name.toWellFormed());
      }),
    );
  });
});

describe('served type', () => {
  const look = { name: 'a.bin', sniffed: undefined, isText: false, head: '' };

  it('is what the bytes are, as far as that is harmless', () => {
    expect(servedType({ ...look, sniffed: 'image/png' })).toBe('image/png');
    expect(servedType({ ...look, sniffed: 'application/zip', name: 'logs.zip' })).toBe('application/zip');
    expect(servedType({ ...look, sniffed: 'application/x-msdownload' })).toBe(UNKNOWN_TYPE);
    expect(servedType(look)).toBe(UNKNOWN_TYPE);
    for (const name of ['trace.har', 'export.csv', 'mail.eml', 'config.xml']) {
      expect(servedType({ ...look, name, isText: true, head: 'Received: from a' })).toBe('text/plain');
    }
    const xml = { ...look, name: 'a.xml', sniffed: 'application/xml', isText: true };
    expect(servedType({ ...xml, head: '<?xml version="1.0"?><a/>' })).toBe('text/plain');
    expect(servedType({ ...xml, head: '<?xml version="1.0"?><svg onload="x"/>' })).toBe(UNKNOWN_TYPE);
  });

  it('is never a type that runs', () => {
    const text = { ...look, isText: true };
    expect(servedType({ ...text, name: 'a.html', head: 'hello' })).toBe(UNKNOWN_TYPE);
    expect(servedType({ ...text, name: 'A.SVG', head: '<svg/>' })).toBe(UNKNOWN_TYPE);
    expect(servedType({ ...text, name: 'a.txt', head: '\n <!DOCTYPE html><p>' })).toBe(UNKNOWN_TYPE);
    expect(servedType({ ...text, name: 'a.txt', head: 'x<ScRiPt>alert(1)</script>' })).toBe(UNKNOWN_TYPE);
    expect(servedType({ ...look, name: 'a.svg', sniffed: 'image/png' })).toBe(UNKNOWN_TYPE);
    expect(servedType({ ...look, sniffed: 'image/svg+xml' })).toBe(UNKNOWN_TYPE);
  });
});
