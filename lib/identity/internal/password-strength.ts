import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { isFamous } from '../rules/famous-phrases';

export const SHORTEST_PASSWORD = 12;
/** What the installation is about: no secret in it. */
const OUR_WORDS = [
  'liaison',
  '21vianet',
  'vianet',
  '世纪互联',
  '世紀互聯',
  'password',
  'portal',
  'demo',
  'microsoft',
  'office365',
];
const REST = 8;
/** "Safely unguessable" of zxcvbn: ten thousand million tries and more. */
const STRONG = 3;

type About = { email: string; name: string; organization: string };

let opened: { judge: ZxcvbnFactory; breached: Set<string> } | undefined;
const lists = () =>
  (opened ??= {
    judge: new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }),
    breached: new Set(dictionary['passwords-common'] as string[]),
  });

/** Words about the person that an attacker tries first: the parts of name, address and organization. */
function wordsAbout({ email, name, organization }: About): string[] {
  const parts = [
    email,
    ...email.split(/[@.+_-]/),
    ...name.split(/\s+/),
    organization,
    ...organization.split(/[\s,.]+/),
  ];
  const isWord = (part: string) => [...part].length >= (/\p{Script=Han}/u.test(part) ? 2 : 3);
  return [...new Set(parts.map((part) => part.toLowerCase()))].filter(isWord);
}

/**
 * Why this password is not good enough, as a key of the errors; null when it is: long enough, on no list of breached or famous ones, more than words
 * about the person or the portal, and hard to guess. No rule asks for kinds of characters.
 */
export function passwordFault(password: string, about: About): string | null {
  if ([...password].length < SHORTEST_PASSWORD) return 'password_short';
  const { judge, breached } = lists();
  const plain = password.toLowerCase();
  if ([plain, plain.replace(/[\d\W_]+$/u, '')].some((one) => breached.has(one)) || isFamous(password))
    return 'password_breached';
  const context = [...OUR_WORDS, ...wordsAbout(about)].sort((a, b) => b.length - a.length);
  const rest = context.reduce((text, word) => text.replaceAll(word, ''), plain);
  if ([...rest].length < REST && rest !== plain) return 'password_context';
  return judge.check(password, context).score < STRONG ? 'password_guessable' : null;
}
