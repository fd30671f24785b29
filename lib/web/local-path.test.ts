import { describe, expect, it } from 'vitest';
import { localUrl, pathOf } from './local-path';

describe('where a form leads back to', () => {
  it.each(['/', '/escalations/new?customer=1#lack', '/a/b?x=%2F%2Fevil.example'])('keeps %s', (path) => {
    expect(pathOf(localUrl(path))).toBe(path);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'here',
    '',
    null,
    undefined,
  ])('never leads to %s', (path) => {
    expect(pathOf(localUrl(path))).toBe('/');
  });
});
