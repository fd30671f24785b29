import type { SeedMessage } from './message';

const HELP = 'https://help.21vianet.example';

/** What changes and asks for something to be done: to plan for, to prevent or to fix. */
export const CHANGES: readonly SeedMessage[] = [
  {
    title: 'Exchange Online: basic sign-in for sending mail by SMTP is switched off',
    services: ['exchange'],
    tags: ['Admin impact', 'Major update', 'Retirement'],
    category: 'planForChange',
    severity: 'high',
    isMajorChange: true,
    publishedDaysAgo: 34,
    updatedDaysAgo: 3,
    actByInDays: 41,
    summary:
      'Printers, scanners and scripts that send mail with a name and a password must change to OAuth or a relay.',
    link: `${HELP}/exchange/smtp-sign-in`,
    body: `<p>Sending mail through <code>smtp.partner.outlook.cn</code> with only a name and a password is switched off for all organizations.</p>
<h3>[When this will happen:]</h3><p>In six weeks, in stages over ten days.</p>
<h3>[How this affects your organization:]</h3><ul><li>Printers and scanners that send to colleagues stop sending.</li><li>Scripts and line-of-business applications get the answer <code>535 5.7.139</code>.</li><li>Outlook, phones and the web are not affected.</li></ul>
<h3>[What you need to do to prepare:]</h3><ol><li>Look at the report <em>SMTP AUTH clients</em> in the Exchange admin center: it names each mailbox that still signs in this way.</li><li>Move devices to a connector (relay by IP address), and applications to OAuth.</li><li>Switch basic sign-in off yourself for one mailbox first, and watch.</li></ol>
<p>Read more: <a href="${HELP}/exchange/smtp-sign-in">Sending mail from devices and applications</a>.</p>`,
  },
  {
    title: 'Microsoft Teams: the classic meeting add-in for Outlook is retired',
    services: ['teams', 'exchange'],
    tags: ['Admin impact', 'User impact', 'Retirement'],
    category: 'planForChange',
    isMajorChange: true,
    publishedDaysAgo: 58,
    updatedDaysAgo: 16,
    actByInDays: 12,
    summary: 'Install the current Teams client, so that people can still plan meetings from Outlook.',
    platforms: 'Windows desktop',
    body: `<p>The old add-in by which people plan Teams meetings in Outlook for Windows is removed. The current Teams client brings its successor.</p>
<table><thead><tr><th>Client</th><th>After the change</th></tr></thead><tbody><tr><td>Outlook for Windows with the current Teams client</td><td>Nothing changes</td></tr><tr><td>Outlook for Windows with the classic Teams client</td><td>The button <b>New Teams meeting</b> is gone</td></tr><tr><td>Outlook on the web, Mac, phones</td><td>Nothing changes</td></tr></tbody></table>
<p>Deploy the current client to the computers that still run the classic one. The report <em>Client versions</em> in the Teams admin center counts them.</p>`,
  },
  {
    title: 'SharePoint Online: sites that nobody opened for a year are made read-only',
    services: ['sharepoint'],
    tags: ['Admin impact', 'Feature update'],
    category: 'planForChange',
    publishedDaysAgo: 21,
    actByInDays: 25,
    summary: 'Owners are asked by mail whether an unused site is still needed; without an answer it becomes read-only.',
    body: `<p>Sites without any visit in 365 days become read-only after their owners were asked twice.</p>
<ul><li>Nothing is deleted.</li><li>An owner, or you, makes a site writable again with one click.</li><li>Sites with a retention policy are left alone.</li></ul>
<p>To leave sites out, put them on the list <em>Excluded from the policy for inactive sites</em> before the date above.</p>`,
  },
  {
    title: 'OneDrive for Business: sync client older than two years stops syncing',
    services: ['onedrive'],
    tags: ['User impact', 'Admin impact'],
    category: 'preventOrFixIssue',
    severity: 'high',
    publishedDaysAgo: 9,
    actByInDays: 6,
    summary: 'Computers whose sync client is older than version 23.038 must be updated, or their files drift apart.',
    platforms: 'Windows desktop, macOS',
    body: `<p>The service no longer answers sync clients older than version <code>23.038</code>. On such a computer files stay as they are, changes are not uploaded, and the icon shows a red cross.</p>
<p><strong>What to do:</strong> allow the client to update itself, or deploy the current one. The OneDrive report in the admin center lists computers by version.</p>`,
  },
  {
    title: 'Microsoft Entra ID: certificates of the sign-in pages change their issuer',
    services: ['entra'],
    tags: ['Admin impact'],
    category: 'planForChange',
    severity: 'high',
    publishedDaysAgo: 44,
    actByInDays: -5,
    summary: 'Firewalls and applications that pin the old issuer must trust the new one.',
    body: `<p>The certificates of <code>login.partner.microsoftonline.cn</code> now come from a new issuer. Browsers and current systems trust it already.</p>
<h3>[What you need to do:]</h3><ol><li>Find out whether a proxy, firewall or application of yours trusts only the issuer that it knows (<em>pinning</em>).</li><li>Add the new root to it, and keep the old one until the change is over.</li></ol>`,
  },
  {
    title: 'Microsoft 365 Apps: the semi-annual channel moves to the next version',
    services: ['apps'],
    tags: ['User impact', 'Feature update'],
    category: 'planForChange',
    publishedDaysAgo: 27,
    actByInDays: 18,
    summary: 'Computers on the semi-annual channel get the next version; test your add-ins on the preview first.',
    platforms: 'Windows desktop',
    body: `<p>On the second Tuesday of next month, computers on the semi-annual channel move to the next version. It brings what the monthly channel has had since spring.</p>
<p>Put a few computers with your most important add-ins and macros on the <b>preview</b> of this channel now, and report what fails to your partner.</p>`,
  },
  {
    title: 'Exchange Online: a limit of 2,000 outside recipients a day for each mailbox',
    services: ['exchange'],
    tags: ['Admin impact', 'User impact', 'Updated message'],
    category: 'planForChange',
    publishedDaysAgo: 75,
    updatedDaysAgo: 8,
    actByInDays: 60,
    summary: 'Mass mail to outside recipients needs another way than a mailbox.',
    body: `<p><em>Updated: the date has moved by three months, after what organizations told us.</em></p>
<p>A mailbox may send to 2,000 recipients outside the organization in 24 hours. Whoever sends more gets a bounce with code <code>550 5.7.232</code> until the window has passed.</p>
<p>Newsletters and invoices belong to a service for mass mail. The report <em>Top senders to outside recipients</em> shows whom it would concern.</p>`,
  },
  {
    title: 'Known issue: shared calendars show events an hour late on some phones',
    services: ['exchange'],
    tags: ['User impact'],
    category: 'preventOrFixIssue',
    publishedDaysAgo: 13,
    updatedDaysAgo: 5,
    summary:
      'Phones with an outdated list of time zones show shared calendars wrongly. Removing and adding the account helps.',
    platforms: 'Android',
    bodyType: 'text',
    body: `Phones whose time zone data is older than last year may show events of shared calendars an hour late. The events themselves are right, and so are reminders in Outlook for computers.

What helps: update the system of the phone. Where that is not possible, remove the account and add it again.

We will close this message when the app brings its own time zone data, next month.`,
  },
  {
    title: 'Microsoft Teams: guest access is asked for again for teams without an owner',
    services: ['teams'],
    tags: ['Admin impact'],
    category: 'preventOrFixIssue',
    severity: 'high',
    publishedDaysAgo: 4,
    actByInDays: 10,
    summary: 'Teams that have guests and no owner lose their guests unless an owner is named.',
    body: `<p>A team that has guests needs somebody who answers for them. For teams whose last owner left the organization, guests are suspended in ten days.</p>
<p>Name an owner: Teams admin center, <b>Manage teams</b>, filter <em>No owner</em>. Nothing else is needed; conversations and files stay as they are.</p>`,
  },
  {
    title: 'SharePoint Online: links for “anyone” end after 30 days unless you decide otherwise',
    services: ['sharepoint', 'onedrive'],
    tags: ['Admin impact', 'User impact', 'Major update'],
    category: 'planForChange',
    severity: 'high',
    isMajorChange: true,
    publishedDaysAgo: 17,
    actByInDays: 33,
    summary:
      'New links that work without signing in get an end. Organizations that do not allow such links notice nothing.',
    link: `${HELP}/sharepoint/anyone-links`,
    body: `<p>Where sharing with anyone is allowed, each <b>new</b> link of that kind ends after 30 days. Links that exist stay as they are.</p>
<ul><li>You can set another number of days, from 1 to 730, before and after the change.</li><li>Where sharing outside is off, as it is by default, nothing changes.</li></ul>
<blockquote>Data that is shared in this way may leave China. See what you have allowed under <em>Configuration</em> of your tenant.</blockquote>
<p><a href="${HELP}/sharepoint/anyone-links">How to set the end of links</a></p>`,
  },
  {
    title: 'Microsoft Entra ID: number matching for the authenticator app becomes the rule',
    services: ['entra'],
    tags: ['User impact', 'Admin impact', 'Major update'],
    category: 'planForChange',
    isMajorChange: true,
    publishedDaysAgo: 96,
    updatedDaysAgo: 62,
    actByInDays: -30,
    summary: 'People type the number that the sign-in page shows instead of pressing Approve.',
    body: `<p>Whoever confirms a sign-in by the authenticator app now types the two digits that the sign-in page shows. This stops approvals that were pressed by mistake.</p>
<p>Tell your people, and update the app on phones that are older than two years.</p>`,
  },
  {
    title: 'Data privacy: a subprocessor for support telephony is added',
    services: ['exchange', 'sharepoint', 'teams'],
    tags: ['Data privacy', 'Admin impact'],
    category: 'planForChange',
    isDataPrivacy: true,
    publishedDaysAgo: 19,
    actByInDays: 11,
    summary:
      'A company in Shanghai will carry calls between engineers and administrators. It sees names and telephone numbers.',
    body: `<p>From next month calls about support requests are carried by a further company, with its seat and its machines in Shanghai.</p>
<table><tbody><tr><th>Data</th><td>Name and telephone number of the person who is called; time and length of the call</td></tr><tr><th>Not among it</th><td>Content of mailboxes, sites or calls</td></tr><tr><th>Kept for</th><td>90 days</td></tr></tbody></table>
<p>If your organization objects, tell your partner before the date above.</p>`,
  },
  {
    title: 'Microsoft Purview: retention labels can be applied by default',
    services: ['Microsoft Purview'],
    tags: ['New feature'],
    category: 'planForChange',
    publishedDaysAgo: 23,
    summary: 'Libraries may give each new document a label of their own.',
    body: '<p>A library can carry a retention label that each new document begins with. Nothing changes until an administrator chooses one.</p>',
  },
];
