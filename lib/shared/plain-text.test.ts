import { expect, it } from 'vitest';
import { plainLine, plainText } from './plain-text';

it('keeps what is seen, in any script', () => {
  expect(plainText('  第一行\r\n\tline two 👩‍💻 שלום ')).toBe('第一行\n\tline two 👩‍💻 שלום');
  expect(plainLine('two\n lines')).toBe('two lines');
});

it('composes, also around what it takes away, and reads every end of line as one', () => {
  expect(plainText('e\u200b\u0301 a\rb\u2028c\u0085d')).toBe('\u00e9 a\nb\nc\nd');
  expect(plainText('می\u200cخواهم')).toBe('می\u200cخواهم');
  expect(plainText('\ud800x')).toBe('\ufffdx');
});

it('piles no more marks on a letter than any script does, in no time', () => {
  const piled = plainText(`a${'\u0315\u0300'.repeat(500_000)}b`);
  expect(piled.length).toBeLessThan(40);
  expect(piled.endsWith('b')).toBe(true);
}, 1_000);

it('takes away what hides or reorders', () => {
  expect(plainText('a\u0000b\u202egnp.exe\u2066c\u200b')).toBe('abgnp.exec');
});

it.each(['', '   ', '\u200b\u200b', '\u200d', '\u0000', '\u3000\n', '\u3164', '\u2800', '\u00ad\u2066', '\ufe0f'])(
  'is nothing when it shows nothing: %j',
  (text) => {
    expect(plainText(text)).toBe('');
  },
);
