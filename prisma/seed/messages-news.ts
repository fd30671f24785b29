import type { SeedMessage } from './message';

const HELP = 'https://help.21vianet.example';

/** What is good to know and asks for nothing, but for reading. */
export const NEWS: readonly SeedMessage[] = [
  {
    title: 'Microsoft Teams: notes and tasks stand beside the meeting',
    services: ['teams'],
    tags: ['New feature', 'User impact'],
    category: 'stayInformed',
    publishedDaysAgo: 1,
    summary: 'During a meeting people take notes together and hand out tasks, without leaving it.',
    platforms: 'Windows desktop, macOS, web',
    body: `<p>A panel beside the meeting keeps its agenda, notes and tasks. Everybody who was invited can write in it, before, during and after.</p>
<ul><li>Tasks appear in each person's own list.</li><li>Guests read and do not write.</li><li>Notes lie in the OneDrive of whoever planned the meeting.</li></ul>`,
  },
  {
    title: 'Planned maintenance: mailboxes move within the Beijing region',
    services: ['exchange'],
    tags: ['User impact'],
    category: 'stayInformed',
    publishedDaysAgo: 2,
    summary: 'Next Saturday from 23:00 to 04:00 Beijing time. Outlook may ask to be restarted once.',
    bodyType: 'text',
    body: `On Saturday from 23:00 to Sunday 04:00 (Beijing time) mailboxes move to new machines in the same region.

Mail keeps arriving. Outlook may lose its connection for up to two minutes and may ask to be restarted once. Phones are not affected.

Nothing is asked of you.`,
  },
  {
    title: 'Exchange Online: search finds words inside attached pictures',
    services: ['exchange'],
    tags: ['New feature', 'User impact'],
    category: 'stayInformed',
    publishedDaysAgo: 6,
    summary: 'Text in scanned pages and photos is found by searching the mailbox, in Chinese and in English.',
    body: `<p>Searching in Outlook on the web now also looks into pictures that are attached to mail: scanned pages, photos of a board, screenshots. Simplified and traditional Chinese, English and Japanese are read.</p><p>Pictures that arrived in the last 12 months are read first; older ones follow within weeks.</p>`,
  },
  {
    title: 'SharePoint Online: a page can be planned to appear at a given hour',
    services: ['sharepoint'],
    tags: ['New feature'],
    category: 'stayInformed',
    publishedDaysAgo: 11,
    summary: 'Editors choose when a page or a piece of news is published.',
    link: `${HELP}/sharepoint/planned-pages`,
    body: `<p>Beside <b>Publish</b> stands <b>Publish later</b>. The page appears at the chosen hour, in the site's time zone, and whoever follows the site is told then.</p><p>More: <a href="${HELP}/sharepoint/planned-pages">Planning pages and news</a></p>`,
  },
  {
    title: 'Microsoft 365 Apps: Word proofreads classical Chinese quotations less eagerly',
    services: ['apps'],
    tags: ['Feature update', 'User impact'],
    category: 'stayInformed',
    publishedDaysAgo: 15,
    summary: 'Quotations in quotation marks are no longer marked as faults of grammar.',
    platforms: 'Windows desktop, macOS, web',
    body: '<p>In Chinese documents Word no longer underlines classical quotations that stand in quotation marks. Whoever wants the earlier behaviour finds it under <em>Options, Proofing</em>.</p>',
  },
  {
    title: 'OneDrive for Business: restoring a folder shows what will change',
    services: ['onedrive'],
    tags: ['Feature update'],
    category: 'stayInformed',
    publishedDaysAgo: 29,
    updatedDaysAgo: 20,
    summary: 'Before a folder is taken back to an earlier day, a list shows each file that will change.',
    body: `<p>Taking a folder back to an earlier day now begins with a list: what comes back, what is overwritten, what is left alone. The list can be saved as a file.</p><ul><li>Up to 30 days back, as before.</li><li>Files that somebody has open are named, and left out.</li></ul>`,
  },
  {
    title: 'Microsoft Entra ID: the sign-in log keeps 30 days for every organization',
    services: ['entra'],
    tags: ['Feature update', 'Admin impact', 'Updated message'],
    category: 'stayInformed',
    publishedDaysAgo: 51,
    updatedDaysAgo: 37,
    summary: 'Sign-ins can be looked up for 30 days instead of seven.',
    body: '<p><em>Updated: the change has reached every organization.</em></p><p>The sign-in log of the admin center now goes back 30 days. Exporting it works as before; filters by application and by country were added.</p>',
  },
  {
    title: 'Data privacy: the yearly report on requests by authorities is available',
    services: ['exchange', 'sharepoint', 'onedrive', 'teams', 'entra'],
    tags: ['Data privacy'],
    category: 'stayInformed',
    isDataPrivacy: true,
    publishedDaysAgo: 68,
    summary: 'How many requests there were last year, and how they were answered.',
    bodyType: 'text',
    body: `The report on requests by authorities for data of organizations is available for last year. It says how many requests were received, how many were answered with data, and how many were refused.

You can ask your partner for a copy. It may be passed on within your organization.`,
  },
  {
    title: 'Microsoft Teams: captions in Chinese follow the speaker’s dialect',
    services: ['teams'],
    tags: ['Feature update', 'User impact'],
    category: 'stayInformed',
    publishedDaysAgo: 83,
    summary: 'Live captions understand Cantonese and Mandarin in the same meeting.',
    body: '<p>Live captions recognize Cantonese and Mandarin sentence by sentence. Captions are shown in the characters that each person has chosen for the app.</p>',
  },
  {
    title: 'Microsoft 365 Apps: macros from files of the Internet stay blocked',
    services: ['apps'],
    tags: ['Admin impact', 'User impact'],
    category: 'stayInformed',
    publishedDaysAgo: 104,
    summary: 'A reminder of how files that come from outside are opened, and how a trusted place is set up.',
    body: `<p>Word, Excel and PowerPoint do not run macros of files that came from the Internet or as an attachment. To let the files of one place run:</p><ol><li>Make the share or site a <b>trusted location</b> by policy.</li><li>Sign macros of your own, and trust that publisher.</li></ol>`,
  },
  {
    title: 'SharePoint Online: list forms look and behave alike everywhere',
    services: ['sharepoint', 'teams'],
    tags: ['Feature update'],
    category: 'stayInformed',
    publishedDaysAgo: 118,
    updatedDaysAgo: 90,
    summary: 'The same form opens in SharePoint, in Teams and on phones.',
    body: '<p>The form by which people add an entry to a list is now the same in SharePoint, in Teams and on phones. Forms that you have arranged yourself stay as they are.</p>',
  },
  {
    title: 'New addresses for clients: allow them in your firewall when it suits you',
    services: ['exchange', 'sharepoint', 'onedrive', 'teams', 'apps', 'entra'],
    tags: ['Admin impact'],
    category: 'stayInformed',
    severity: 'critical',
    publishedDaysAgo: 40,
    updatedDaysAgo: 39,
    summary: 'Three ranges were added to the published list of addresses; they are used from next quarter.',
    body: `<p>These ranges were added to the list of addresses that clients connect to:</p><pre>203.0.113.0/26     all services, port 443
198.51.100.64/27   Teams media, UDP 3478-3481
192.0.2.128/25     sign-in, port 443</pre><p>Organizations whose firewall works by names need do nothing.</p>`,
  },
];
