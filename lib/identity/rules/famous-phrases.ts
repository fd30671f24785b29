/** Said so often that whoever guesses tries them early, though each is long: letters alone, in lower case, word by word. Our own list. */
const FAMOUS = [
  // About passwords themselves.
  'correct horse battery staple',
  'my password is secret',
  'this is my password',
  'password password',
  'let me in please',
  'open sesame',
  'i love you so much',
  'you shall not pass',
  'speak friend and enter',
  'change me please',
  'never share your password',
  'what is the password',
  'rockyou',
  // Said in English.
  'the quick brown fox jumps over the lazy dog',
  'to be or not to be',
  'to be or not to be that is the question',
  'lorem ipsum dolor sit amet',
  'may the force be with you',
  'luke i am your father',
  'i am your father',
  'winter is coming',
  'hello world hello world',
  'hello darkness my old friend',
  'never gonna give you up',
  'all your base are belong to us',
  'live long and prosper',
  'houston we have a problem',
  'elementary my dear watson',
  'once upon a time',
  'call me ishmael',
  'i have a dream',
  'in the beginning was the word',
  'one giant leap for mankind',
  'we all live in a yellow submarine',
  'twinkle twinkle little star',
  'supercalifragilisticexpialidocious',
  'mary had a little lamb',
  'an apple a day keeps the doctor away',
  'all i want for christmas is you',
  'happy birthday to you',
  'how much wood would a woodchuck chuck',
  'abracadabra abracadabra',
  'i think therefore i am',
  'cogito ergo sum',
  'carpe diem',
  'veni vidi vici',
  'the cake is a lie',
  'one does not simply walk into mordor',
  'one ring to rule them all',
  'my name is bond james bond',
  'i love my mother',
  'jesus is my lord',
  // In German.
  'sein oder nicht sein',
  'aller anfang ist schwer',
  'alle guten dinge sind drei',
  'franz jagt im komplett verwahrlosten taxi quer durch bayern',
  'ich bin ein berliner',
  'wer reitet so spaet durch nacht und wind',
  'alle meine entchen',
  'das ist ein geheimes passwort',
  'das ist mein passwort',
  'donaudampfschifffahrtsgesellschaft',
  'schalke',
  // In Chinese, in characters of both kinds and in Pinyin.
  '床前明月光疑是地上霜',
  '床前明月光疑是地上霜举头望明月低头思故乡',
  '床前明月光疑是地上霜舉頭望明月低頭思故鄉',
  '白日依山尽黄河入海流',
  '白日依山盡黃河入海流',
  '天生我材必有用',
  '但愿人长久千里共婵娟',
  '但願人長久千里共嬋娟',
  '学而时习之不亦说乎',
  '學而時習之不亦說乎',
  '千里之行始于足下',
  '千里之行始於足下',
  'wo ai bei jing tian an men',
  'chuang qian ming yue guang',
  'tian sheng wo cai bi you yong',
  'wo ai ni yi sheng yi shi',
  'wo de mi ma shi mi ma',
  'wo de mi ma',
  'wo ai zhong guo',
  'tian an men',
];
const FAMOUS_NUMBER = '5201314';
const LEAST_BESIDE = 8;
/** A beginning that is shorter may be the beginning of something of the person's own. */
const TELLING = { letters: 11, characters: 5 };

const only = (kept: RegExp, text: string): string => text.normalize('NFKC').toLowerCase().replace(kept, '');
const bare = (text: string): string => only(/[^\p{L}]/gu, text);
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** What a phrase begins with, of two words or more, or of as many characters as a line of a poem has. */
function beginningsOf(phrase: string): string[] {
  const words = isHan(phrase) ? [...phrase] : phrase.split(' ');
  const least = isHan(phrase) ? TELLING.characters : 2;
  return words.slice(least).map((_, index) => words.slice(0, least + index).join(''));
}
const isTelling = (beginning: string): boolean =>
  isHan(beginning) ? beginning.length >= TELLING.characters : beginning.length >= TELLING.letters;

let known: { within: string[]; alone: Set<string> } | undefined;
function phrases() {
  if (known) return known;
  const beginnings = FAMOUS.flatMap(beginningsOf);
  const within = [...new Set([...FAMOUS.map(bare), ...beginnings.filter(isTelling)])];
  known = { within: within.sort((a, b) => b.length - a.length), alone: new Set(beginnings) };
  return known;
}
const leavesLittle = (text: string, famous: string): boolean =>
  text.includes(famous) && [...text.replaceAll(famous, '')].length < LEAST_BESIDE;

/**
 * True for a famous phrase or what it begins with, however it is spaced, capitalized or numbered, and for one with less than eight letters of the
 * person's own.
 */
export function isFamous(password: string): boolean {
  const { within, alone } = phrases();
  const plain = bare(password);
  if (alone.has(plain) || within.some((one) => leavesLittle(plain, one))) return true;
  return leavesLittle(only(/[^\p{L}\p{N}]/gu, password), FAMOUS_NUMBER);
}
