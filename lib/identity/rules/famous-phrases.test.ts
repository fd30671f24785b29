import { describe, expect, it } from 'vitest';
import { isFamous } from './famous-phrases';

describe('a famous phrase', () => {
  it.each([
    'The quick brown fox jumps over the lazy dog',
    'thequickbrownfox',
    'The Quick Brown Fox 1!',
    'correcthorsebattery',
    'Correct-Horse-Battery-2026',
    'my correct horse battery',
    'CorrectHorse2026',
    'to be or 123456',
    'i love my mother',
    'Jesus is my Lord!',
    'rockyou123456',
    'wodemima12345',
    'WoAiZhongguo88',
    'tiananmen1989',
    'Schalke04Schalke04',
    '52013145201314',
    'woaini5201314',
    '床前明月光２０２６２０２６',
  ])('is %s, whole or in its beginning', (password) => expect(isFamous(password)).toBe(true));

  it.each([
    'stapled umbrellas quietly orbit',
    'a quiet orbit of stapled umbrellas',
    'to be organized by lanterns',
    'the quick lanterns orbit',
    'correct umbrellas orbit',
    'correct horse umbrellas orbit',
    'the quick brown fox orbits stapled umbrellas',
    'in the garden of lanterns',
    'wo de lanterns orbit',
    'lanterns 5201314 umbrellas',
    '雨伞安静地绕着灯笼旋转飞行',
  ])('is not %s', (password) => expect(isFamous(password)).toBe(false));
});
