/** What the demo's partners once escalated: own words, one problem each. */
export type Story = {
  service: 'exchange' | 'sharepoint' | 'onedrive' | 'teams' | 'apps' | 'entra';
  title: string;
  description: string;
  tried: string;
  lacks: ('training' | 'documentation' | 'tools')[];
  lackExplained: string;
  impact: 'one_user' | 'some_users' | 'all_users';
  affected?: number;
  summary: string;
  question: string;
  answer: string;
  resolution: string;
  closing: string;
};

export const STORIES: readonly Story[] = [
  {
    service: 'exchange',
    title: 'Mail from one supplier arrives an hour late',
    description:
      'Messages from a single supplier domain reach mailboxes 50 to 70 minutes after they were sent. Everything else arrives at once. The trace shows them waiting in a queue named "deferred, too many connections".',
    tried:
      'Message trace for five messages, the supplier checked its own queue, a transport rule that excludes the domain from filtering made no difference.',
    lacks: ['tools'],
    lackExplained:
      "The queue that holds the messages is on the operator's side; we have no tool that shows why it defers.",
    impact: 'some_users',
    affected: 12,
    summary: 'Mail from one supplier arrives late. 21Vianet is looking at the mail queues.',
    question: 'Please send the message ids of three delayed messages with the time each was sent.',
    answer: 'The three ids and times are in the attached list; the last one was delayed by 64 minutes.',
    resolution:
      'A connection limit for that sending range was set too low after a filter change. It was raised; the queue drained within ten minutes.',
    closing: "Mail from the supplier arrives at once again. A limit on our provider's side was the cause.",
  },
  {
    service: 'exchange',
    title: 'Shared mailbox disappears from Outlook after a restart',
    description:
      'The shared mailbox "Orders" is mapped automatically, shows for one session, then is gone after Outlook restarts. In the browser it is always there.',
    tried:
      'New Outlook profile, automatic mapping removed and added again, permission granted to a second user who sees the same.',
    lacks: ['documentation', 'tools'],
    lackExplained:
      'The mapping attribute looks right in everything that we can read; how it is stored is not documented for us.',
    impact: 'some_users',
    affected: 4,
    summary: 'The shared mailbox "Orders" does not stay in Outlook. It can be opened in the browser meanwhile.',
    question: 'Which version of Outlook do the four users have, and do they share one network?',
    answer: 'All four run the same monthly build and sit in one office; a fifth user at home sees the mailbox.',
    resolution: 'The attribute was duplicated by an earlier migration. We removed the stale copy; the mailbox stays.',
    closing: 'The mailbox stays in Outlook now. Nothing has to be done on the computers.',
  },
  {
    service: 'sharepoint',
    title: 'Search finds no document newer than last Tuesday',
    description:
      'In the project site collection, search returns only documents created before last Tuesday. Other sites are current.',
    tried:
      'Re-index of the site was requested twice, a new test document was not found after 24 hours, permissions compared with a working site.',
    lacks: ['tools'],
    lackExplained: 'We cannot see the crawl log of the service.',
    impact: 'all_users',
    affected: 60,
    summary: 'Search in one site collection misses new documents. The documents themselves are safe.',
    question: 'May we start a full crawl of this site collection outside office hours tonight?',
    answer: 'Yes, any time after 20:00 Beijing time.',
    resolution:
      'The crawl of that site collection had stopped on a damaged item; the item was skipped and the index rebuilt.',
    closing: 'Search finds everything again, new documents included.',
  },
  {
    service: 'teams',
    title: 'Meeting recordings are not saved',
    description:
      'Recordings of scheduled meetings end with "could not be saved". Ad-hoc meetings are recorded. It concerns every organizer in the tenant.',
    tried:
      'Recording policy checked and set anew, storage quota is 40 % used, two organizers tried from other networks.',
    lacks: ['training', 'tools'],
    lackExplained:
      'Where the service writes the recording before it is stored, and with which identity, we were never shown.',
    impact: 'all_users',
    affected: 80,
    summary: 'Recordings of scheduled meetings cannot be saved. Meetings themselves work.',
    question: 'Please give the meeting id of one failed recording from today.',
    answer: 'The id is in the attached text; the meeting ended at 10:32 Beijing time.',
    resolution: 'A storage location for the tenant was still marked read-only after maintenance. It was released.',
    closing: 'Recordings are saved again. Those of the last two days cannot be recovered.',
  },
  {
    service: 'onedrive',
    title: 'Sync client asks for the password every few minutes',
    description:
      'After a password change the sync client of one user asks to sign in again every few minutes; files stay in "sync pending".',
    tried: 'Client reset, credential store emptied, the account works on a second computer.',
    lacks: ['documentation'],
    lackExplained: 'The error code 0x8004de44 has no description in what we have.',
    impact: 'one_user',
    affected: 1,
    summary: "One user's files do not sync from one computer. They can be opened in the browser.",
    question: 'Is the computer joined to the directory, and since when?',
    answer: 'It was joined in 2023; the other computer, where it works, is not joined.',
    resolution:
      'The device record was a leftover of an earlier join. It was removed; the user joined the device again and files sync.',
    closing: 'Files sync again on your computer.',
  },
  {
    service: 'entra',
    title: 'New users cannot sign in for two hours after being created',
    description:
      'Accounts made in the admin centre get "account does not exist" for about two hours, then work. Before last week it took a minute.',
    tried: 'Five test accounts with and without licences, all the same; service health shows nothing.',
    lacks: ['tools'],
    lackExplained: 'Replication inside the directory is not visible to us.',
    impact: 'some_users',
    affected: 9,
    summary: 'New users can sign in only two hours after they were created.',
    question: 'Please name two of the accounts and when each was created, to the minute.',
    answer: 'Both names and times were sent in the note to the contact.',
    resolution: 'One directory partition was lagging. It was rebuilt; new accounts work within a minute.',
    closing: 'New users can sign in within a minute again.',
  },
  {
    service: 'apps',
    title: 'Activation fails with "we cannot connect to the service" in one branch',
    description:
      'In the Chengdu branch, new installations of the apps cannot be activated. Existing ones go on working until their licence check.',
    tried:
      'Addresses on the published list are reachable, proxy bypassed for one computer, clock and time zone checked.',
    lacks: ['documentation'],
    lackExplained: 'The published address list does not name the host that the log shows.',
    impact: 'some_users',
    affected: 7,
    summary: 'New computers in Chengdu cannot activate the apps yet.',
    question: 'Which host does the log name, and what does it resolve to in the branch?',
    answer:
      'The host resolves to an address outside mainland China in the branch, and to one inside from the head office.',
    resolution: 'The resolver of that region handed out a retired record; it was corrected.',
    closing: 'Activation works in Chengdu. Please restart the apps once.',
  },
  {
    service: 'exchange',
    title: 'Question about an invoice line for archiving seats',
    description:
      'The reconciliation file shows 85 archiving seats for a month in which 80 were bought. The difference could not be settled from the order history.',
    tried: 'Order history and two earlier reconciliation files compared line by line.',
    lacks: ['documentation'],
    lackExplained: 'How a change of seats on the billing day itself is prorated is not described.',
    impact: 'one_user',
    summary: 'We are clarifying a line of the bill for archiving. Nothing changes in the service.',
    question: 'On which day were the five seats added and removed?',
    answer: 'Added on the 3rd at 23:50 and removed on the 4th at 00:20 Beijing time.',
    resolution:
      'Both changes fell on either side of the billing cut. The line was corrected by a credit on the next invoice.',
    closing: 'The bill was corrected.',
  },
];
