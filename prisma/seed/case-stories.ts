import type { PersonKey } from '@/test/cast';

export type CaseStep = {
  /** Hours after the case was raised. */
  after: number;
  who: PersonKey;
  act: 'reply' | 'ask' | 'note' | 'resolve' | 'close' | 'reopen' | 'escalate' | 'desk_resolves' | 'tell';
  say: string;
};

export type CaseStory = {
  by: PersonKey;
  hoursAgo: number;
  service: 'exchange' | 'sharepoint' | 'onedrive' | 'teams' | 'apps' | 'entra' | '';
  partner?: 'fabrikam';
  title: string;
  description: string;
  impact: 'one_user' | 'some_users' | 'all_users';
  affected?: number;
  steps: readonly CaseStep[];
};

const step = (after: number, who: PersonKey, act: CaseStep['act'], say = ''): CaseStep => ({ after, who, act, say });

/** What the demo's customers raised with their partners over two months: own words, one problem each. */
export const CASE_STORIES: readonly CaseStory[] = [
  {
    by: 'tina',
    hoursAgo: 1430,
    service: 'sharepoint',
    title: 'New colleagues cannot open the design library',
    description:
      'Three people who joined on Monday see "access denied" on the design library. Everybody else opens it.',
    impact: 'some_users',
    affected: 3,
    steps: [
      step(2, 'hana', 'reply', 'Thank you, I am looking at the groups of the three accounts.'),
      step(2.2, 'hana', 'note', 'Same as in spring: the onboarding list names the old group.'),
      step(
        5,
        'hana',
        'resolve',
        'They were in the group of the old library. I added them to the right one; please try.',
      ),
      step(20, 'tina', 'close', 'All three can open it now. Thank you.'),
    ],
  },
  {
    by: 'alan',
    hoursAgo: 1210,
    service: 'exchange',
    title: 'Kalendereinladungen kommen doppelt an',
    description: 'Seit der Umstellung erhalten einige Kolleginnen jede Einladung zweimal, einmal davon ohne Anhang.',
    impact: 'some_users',
    affected: 9,
    steps: [
      step(3, 'fei', 'ask', 'Sind das Personen mit Stellvertretung im Postfach? Bitte nennen Sie mir zwei davon.'),
      step(26, 'alan', 'reply', 'Ja, alle neun. Zum Beispiel der Empfang und die Buchhaltung.'),
      step(30, 'fei', 'resolve', 'Eine alte Weiterleitungsregel der Stellvertretung war noch aktiv. Sie ist entfernt.'),
      step(75, 'alan', 'close'),
    ],
  },
  {
    by: 'max',
    hoursAgo: 1000,
    service: 'teams',
    title: 'No sound in meetings from the small meeting room',
    description:
      'Whoever joins from the small meeting room is not heard by the others. The same laptop works at my desk.',
    impact: 'some_users',
    affected: 6,
    steps: [
      step(1, 'hana', 'ask', 'Which microphone does the meeting show as chosen when you are in that room?'),
      step(4, 'max', 'reply', 'It says "conference unit, not connected", although it is plugged in.'),
      step(
        6,
        'hana',
        'resolve',
        'Then the unit needs its new driver; your administrators can roll it out from the device list.',
      ),
      step(50, 'max', 'reopen', 'After the driver the sound drops every few minutes.'),
      step(
        55,
        'hana',
        'resolve',
        'Your facility team changed the cable this morning and three meetings went well. Please say if it returns.',
      ),
      step(120, 'max', 'close', 'No trouble since.'),
    ],
  },
  {
    by: 'wendy',
    hoursAgo: 880,
    service: '',
    title: 'Which address do our invoices go to?',
    description: 'Our bookkeeping moved to another building. Where do we see and change the address on our invoices?',
    impact: 'one_user',
    steps: [
      step(
        8,
        'ada',
        'resolve',
        'I changed it with us; the next invoice carries the new address. You need not do anything.',
      ),
      step(30, 'wendy', 'close', 'Thank you.'),
    ],
  },
  {
    by: 'lena',
    hoursAgo: 700,
    service: 'onedrive',
    title: 'Files stay on "waiting to be synchronised"',
    description:
      'Two notebooks show the cloud icon with an arrow since last week. New files do not reach the other devices.',
    impact: 'some_users',
    affected: 2,
    steps: [
      step(4, 'nora', 'ask', 'Do the two notebooks have the same disk size, and how much of it is free?'),
      step(12, 'lena', 'reply', 'Both 256 GB, one with 2 GB free and one with none.'),
      step(
        15,
        'nora',
        'resolve',
        'Synchronising stops when the disk is full. I sent you the steps to keep files online only.',
      ),
      step(90, 'lena', 'close', 'That freed 80 GB. Solved.'),
    ],
  },
  {
    by: 'serge',
    hoursAgo: 420,
    service: 'exchange',
    title: 'Mail from our largest supplier arrives hours late',
    description:
      'Order confirmations arrive two to three hours after they were sent. Our supplier sees them leave at once. Other senders are not late.',
    impact: 'some_users',
    affected: 35,
    steps: [
      step(1, 'hana', 'ask', 'Please send the headers of two late messages.'),
      step(3, 'serge', 'reply', 'Both headers show 2 h 40 min between the first and the second receiving server.'),
      step(4, 'hana', 'note', 'Between two servers that are not ours and not theirs: nothing left for us to try.'),
      step(
        5,
        'hana',
        'escalate',
        'Mail from one supplier arrives hours late. 21Vianet is looking at its mail servers.',
      ),
      step(
        40,
        'lin',
        'desk_resolves',
        'A limit on the sending range held the messages back. It was raised; the queue is empty.',
      ),
      step(
        42,
        'hana',
        'tell',
        'Mail from your supplier arrives at once again. A limit at our provider had held it back.',
      ),
      step(60, 'serge', 'close', 'Confirmed, the last ten came within a minute.'),
    ],
  },
  {
    by: 'wendy',
    hoursAgo: 260,
    service: 'apps',
    title: 'Spreadsheets open read-only on the shared workstation',
    description:
      'On the shared workstation in the control room every spreadsheet opens read-only and asks to sign in again.',
    impact: 'some_users',
    affected: 4,
    steps: [
      step(2, 'ada', 'note', 'Their ProPlus subscription is suspended for non-payment; Bo knows.'),
      step(
        3,
        'ada',
        'ask',
        'These licences are suspended at present. May I call your accounting about the open invoice?',
      ),
    ],
  },
  {
    by: 'alan',
    hoursAgo: 190,
    service: 'sharepoint',
    title: 'Suche findet neue Dokumente erst nach einem Tag',
    description: 'Dokumente, die heute hochgeladen werden, erscheinen erst morgen in der Suche der Projektseite.',
    impact: 'all_users',
    affected: 180,
    steps: [
      step(5, 'fei', 'reply', 'Ich habe die Indizierung der Seite neu angestoßen und beobachte sie bis morgen.'),
      step(
        28,
        'fei',
        'resolve',
        'Neue Dokumente erscheinen jetzt nach etwa zehn Minuten. Bitte prüfen Sie es bei sich.',
      ),
    ],
  },
  {
    by: 'tina',
    hoursAgo: 96,
    service: 'entra',
    title: '外包同事登录时反复要求验证',
    description: '五位外包同事每次打开应用都要重新验证身份，自有员工没有这个问题。从周一开始。',
    impact: 'some_users',
    affected: 5,
    steps: [
      step(1, 'hana', 'ask', 'Do the five sign in from one office, or from different networks?'),
      step(6, 'tina', 'reply', '都从他们自己公司的网络登录，每天会切换两次线路。'),
      step(8, 'hana', 'escalate', '外包同事登录时反复要求验证。世纪互联正在检查登录策略。'),
    ],
  },
  {
    by: 'max',
    hoursAgo: 30,
    service: 'exchange',
    partner: 'fabrikam',
    title: 'Meeting rooms vanished from the address list',
    description:
      'When I book a meeting, none of our rooms is offered any more. Colleagues see the same since yesterday.',
    impact: 'all_users',
    affected: 75,
    steps: [step(2, 'fei', 'reply', 'I see the room list and its members; I compare it with what it was last week.')],
  },
  {
    by: 'max',
    hoursAgo: 7,
    service: 'onedrive',
    title: 'A shared folder asks for permission again',
    description:
      'The folder with our price lists asks me for permission since this morning, although I used it yesterday.',
    impact: 'one_user',
    steps: [],
  },
  {
    by: 'alan',
    hoursAgo: 3,
    service: 'teams',
    title: 'Aufzeichnungen von Besprechungen fehlen',
    description: 'Von den Besprechungen dieser Woche finde ich keine Aufzeichnung, obwohl sie gestartet wurde.',
    impact: 'some_users',
    affected: 12,
    steps: [step(1, 'fei', 'ask', 'Wer hat die Aufzeichnung jeweils gestartet: Sie selbst oder Gäste?')],
  },
];
