import type { ServiceId } from './catalogue';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Post = { hoursAfterStart: number; body: string; kind?: 'quick' };
export type SeedIssue = {
  id: string;
  serviceId: ServiceId;
  classification: 'advisory' | 'incident';
  status: string;
  title: string;
  impact: string;
  startedMsAgo: number;
  endedMsAgo: number | null;
  posts: readonly Post[];
};

/** The service health of the demo world, in ages before the seed's instant. */
export const HEALTH_ISSUES: readonly SeedIssue[] = [
  {
    id: 'EX413207',
    serviceId: 'exchange',
    classification: 'incident',
    status: 'serviceDegradation',
    title: 'Mail from outside arrives late for some organizations',
    impact:
      'Messages from senders outside the organization may arrive up to two hours late. Mail between colleagues is not affected.',
    startedMsAgo: 7 * HOUR,
    endedMsAgo: null,
    posts: [
      {
        hoursAfterStart: 0.4,
        kind: 'quick',
        body: 'We are looking into reports of late mail from outside senders. The queues of one group of transport servers in Shanghai grow faster than they drain.',
      },
      {
        hoursAfterStart: 2.5,
        body: 'A change to spam filtering made each message take longer to check. We have taken the change back on half of the affected servers and watch their queues.',
      },
      {
        hoursAfterStart: 5.5,
        body: 'The change is taken back everywhere. Queues are draining; the longest wait is now 50 minutes. No message is lost. Next update within four hours.',
      },
    ],
  },
  {
    id: 'SP411862',
    serviceId: 'sharepoint',
    classification: 'advisory',
    status: 'investigating',
    title: 'Search may leave out files changed in the last day',
    impact:
      'Search in SharePoint sites may not yet show files that were added or changed within the last 24 hours. Opening and editing files works.',
    startedMsAgo: 31 * HOUR,
    endedMsAgo: null,
    posts: [
      {
        hoursAfterStart: 1,
        body: 'Search indexing is behind for a part of the sites. Files can be found by browsing the library, and by search once they are indexed.',
      },
      {
        hoursAfterStart: 20,
        body: 'We have added capacity to the index. It catches up at about four hours of changes each hour.',
      },
    ],
  },
  {
    id: 'TM410955',
    serviceId: 'teams',
    classification: 'incident',
    status: 'serviceRestored',
    title: 'Some people cannot join meetings from the desktop client',
    impact:
      'People who joined a scheduled meeting from the desktop client could wait at "Connecting" and be dropped after a minute. The web client was not affected.',
    startedMsAgo: 40 * HOUR,
    endedMsAgo: 26 * HOUR,
    posts: [
      {
        hoursAfterStart: 0.5,
        kind: 'quick',
        body: 'We are investigating failures to join meetings from the desktop client. Joining from a browser works and can be used meanwhile.',
      },
      {
        hoursAfterStart: 9,
        body: 'A certificate on a part of the media relays was replaced with one that older clients do not accept. It is being replaced again.',
      },
      {
        hoursAfterStart: 14,
        body: 'Service is restored. Whoever still cannot join should sign out of the client and in again, so that it asks for its relay anew.',
      },
    ],
  },
  {
    id: 'OD408114',
    serviceId: 'onedrive',
    classification: 'advisory',
    status: 'serviceRestored',
    title: 'Sync pauses on computers with a long list of changes',
    impact: 'The sync client could stay at "Processing changes" where more than 10,000 files changed at once.',
    startedMsAgo: 11 * DAY,
    endedMsAgo: 9 * DAY,
    posts: [
      {
        hoursAfterStart: 3,
        body: 'The client asks for changes in pages that are too large and gives up. Pausing and resuming sync helps for the moment.',
      },
      { hoursAfterStart: 47, body: 'The service now answers in smaller pages. No new client is needed.' },
    ],
  },
  {
    id: 'EI404376',
    serviceId: 'entra',
    classification: 'incident',
    status: 'postIncidentReviewPublished',
    title: 'Sign-in failed for part of an hour',
    impact:
      'About one sign-in in five failed between 10:05 and 10:48 Beijing time. People who were signed in already kept working.',
    startedMsAgo: 23 * DAY,
    endedMsAgo: 23 * DAY - 0.72 * HOUR,
    posts: [
      {
        hoursAfterStart: 0.2,
        kind: 'quick',
        body: 'Sign-ins fail for a part of the tenants. We are moving traffic away from one region.',
      },
      { hoursAfterStart: 0.8, body: 'Sign-in works again everywhere.' },
      {
        hoursAfterStart: 120,
        body: 'The report is published: a failed network device was not taken out of rotation by its health check. The check has been mended and is now tested weekly.',
      },
    ],
  },
  {
    id: 'AP401590',
    serviceId: 'apps',
    classification: 'advisory',
    status: 'falsePositive',
    title: 'Reports of activation prompts after an update',
    impact: 'Some people were asked to activate again after installing the monthly update.',
    startedMsAgo: 41 * DAY,
    endedMsAgo: 40 * DAY,
    posts: [
      { hoursAfterStart: 6, body: 'We are checking whether the monthly update causes activation prompts.' },
      {
        hoursAfterStart: 24,
        body: 'The service works as designed: the reports came from computers whose licences had been moved to other people.',
      },
    ],
  },
];
