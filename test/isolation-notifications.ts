import { getChoices } from '@/lib/notifications/queries/get-choices';
import { listMailTroubles } from '@/lib/notifications/queries/list-mail-troubles';
import { getMail, listMails } from '@/lib/notifications/queries/mailbox';
import { PEOPLE } from './cast';
import { type CommandSample, OTHERS_DRAFTS, type QuerySample } from './isolation-samples';
import { SECRETS } from './isolation-world';

export const NOTIFICATION_QUERIES: Record<string, QuerySample> = {
  'notifications.listMailTroubles': {
    rightful: 'he',
    strangers: ['zhao', 'lin', 'wu', 'hana', 'ada', 'tina'],
    call: (viewer) => listMailTroubles(viewer, {}),
    tells: (ids) => [ids.refusedMailId],
  },
  'notifications.getChoices': {
    rightful: 'hana',
    strangers: OTHERS_DRAFTS,
    call: getChoices,
    tells: () => [PEOPLE.hana.email],
  },
  'notifications.getMail': {
    rightful: 'hana',
    strangers: OTHERS_DRAFTS,
    call: (viewer, ids) => getMail(viewer, ids.mailId),
    tells: () => [SECRETS.mail],
  },
  'notifications.listMails': {
    rightful: 'hana',
    strangers: OTHERS_DRAFTS,
    call: (viewer) => listMails(viewer),
    tells: () => [SECRETS.mail],
  },
};

export const NOTIFICATION_COMMANDS: Record<string, CommandSample> = {
  'notifications.resendMail': {
    rightful: 'he',
    strangers: ['qian', 'zhao', 'hana', 'ada', 'tina'],
    input: (ids) => ({ id: ids.refusedMailId }),
  },
  'notifications.resendNotice': {
    rightful: 'he',
    strangers: ['qian', 'zhao', 'hana', 'ada', 'tina'],
    input: (ids) => ({ id: ids.parkedNoticeId }),
  },
  'notifications.chooseNotifications': {
    rightful: 'hana',
    strangers: OTHERS_DRAFTS,
    own: `SELECT * FROM notification_preference WHERE person_id = '${PEOPLE.hana.id}' ORDER BY kind`,
    input: () => ({ mails: 'requests_team' }),
  },
};
