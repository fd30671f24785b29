import { randomUUID } from 'node:crypto';
import {
  getHealth,
  getIssue,
  getIssueToWrite,
  getNewIssue,
  healthAtAGlance,
  listIssues,
  listWritten,
} from '@/lib/service-health/queries';
import { PEOPLE } from './cast';
import { type CommandSample, OTHER_PARTNERS, type QuerySample } from './isolation-samples';
import type { Ids } from './isolation-world';

const TITLE = 'Mail from outside arrives late';
const NO_EDITORS = ['lin', 'he', 'qian', 'hana', 'tina', 'max'] as const;
const ROLES_WITHOUT = ['sam', 'bo', 'ula', 'uma', 'max'] as const;
/** Tailspin's own and everybody else: who may not speak for Tailspin. */
const NOT_TAILSPINS = ['lena', 'mei', 'max', 'uma', 'hana', 'fei', 'lin', 'wu'] as const;
const times = { startedAt: '2026-11-20T09:00' };
const said = { body: 'What the editor says of it', postType: 'regular' };
const words = {
  classification: 'incident',
  title: 'A title that the editor wrote',
  impactDescription: 'What users notice of it',
};

/** `issueId` of an id that nothing has keeps its shape; the version is that of a fresh issue. */
const on = (ids: Ids) => ({ issueId: ids.issueId, version: 1, key: randomUUID() });

export const HEALTH_QUERIES: Record<string, QuerySample> = {
  'service-health.getHealth': {
    rightful: 'mei',
    strangers: ['nora', 'lena', ...ROLES_WITHOUT],
    call: (viewer, ids) => getHealth(viewer, { service: ids.serviceId }),
    tells: () => ['EX413207', TITLE],
  },
  'service-health.getIssue': {
    rightful: 'tina',
    strangers: ['nora', 'lena', 'sam', 'max'],
    call: (viewer, ids) => getIssue(viewer, ids.issueId),
    tells: () => [TITLE],
  },
  'service-health.getIssueToWrite': {
    rightful: 'wu',
    strangers: NO_EDITORS,
    call: (viewer, ids) => getIssueToWrite(viewer, ids.issueId),
    tells: () => [TITLE, 'Tailspin Toys'],
  },
  'service-health.getNewIssue': {
    rightful: 'wu',
    strangers: NO_EDITORS,
    call: (viewer, ids) => getNewIssue(viewer, ids.serviceId),
    tells: () => ['Tailspin Toys', 'Fabrikam Partners'],
  },
  'service-health.healthAtAGlance': {
    rightful: 'tina',
    strangers: ['nora', 'lena', ...ROLES_WITHOUT],
    call: (viewer) => healthAtAGlance(viewer),
    tells: () => ['exchange', 'serviceDegradation'],
  },
  'service-health.listIssues': {
    rightful: 'hana',
    strangers: ['nora', 'lena', 'sam', 'max'],
    call: (viewer, ids) => listIssues(viewer, ids.serviceId, ids.customerId),
    tells: () => ['EX413207'],
  },
  'service-health.listWritten': {
    rightful: 'wu',
    strangers: NO_EDITORS,
    call: (viewer, ids) => listWritten(viewer, { service: ids.serviceId }),
    tells: () => [TITLE],
  },
};

export const HEALTH_COMMANDS: Record<string, CommandSample> = {
  'service-health.addPost': {
    rightful: 'wu',
    strangers: NO_EDITORS,
    input: (ids) => ({ ...on(ids), ...said, status: 'restoringService' }),
  },
  'service-health.editIssue': {
    rightful: 'wu',
    strangers: NO_EDITORS,
    input: (ids) => ({ ...on(ids), ...words, ...times, version: 2 }),
  },
  'service-health.followIssue': {
    rightful: 'hana',
    strangers: OTHER_PARTNERS,
    input: (ids) => ({ issueId: ids.issueId, customerId: ids.customerId }),
  },
  'service-health.publishIssue': {
    rightful: 'wu',
    strangers: NO_EDITORS,
    input: () => ({ key: randomUUID(), serviceId: 'teams', status: 'investigating', ...words, ...times, ...said }),
  },
  'service-health.reportAffected': {
    rightful: 'serge',
    strangers: NOT_TAILSPINS,
    input: (ids) => ({ ...on(ids), version: 0, words: 'Our dispatch waits', affectedCount: '12' }),
  },
  'service-health.resolveIssue': {
    rightful: 'wu',
    strangers: NO_EDITORS,
    input: (ids) => ({ ...on(ids), version: 3, ...said, status: 'serviceRestored', endedAt: '2026-11-21T09:00' }),
  },
  'service-health.unfollowIssue': {
    rightful: 'hana',
    strangers: ['ada', 'fei', 'lin', 'tina', 'sam'],
    own: `SELECT * FROM health_follow WHERE person_id = '${PEOPLE.hana.id}' ORDER BY 1, 2`,
    input: (ids) => ({ issueId: 'TM410955', customerId: ids.customerId }),
  },
  'service-health.withdrawAffected': {
    rightful: 'tina',
    strangers: NOT_TAILSPINS,
    input: (ids) => ({ issueId: ids.issueId, version: 1 }),
  },
};
