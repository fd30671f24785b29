import { getMessage } from '@/lib/message-center/queries/get-message';
import { listMessages } from '@/lib/message-center/queries/list-messages';
import { searchMessages } from '@/lib/message-center/queries/search-messages';
import { countUnread, unreadNeedingAction } from '@/lib/message-center/queries/unread-messages';
import { PEOPLE } from './cast';
import type { CommandSample, QuerySample } from './isolation-samples';

/** A message of the demo world about Exchange Online, with a date to act by, that tina has not read. */
export const MESSAGE = { id: 'MC900023', title: 'Microsoft Teams: guest access is asked for again' } as const;

/** Litware holds no such service; uma and max are no readers of Message Center; partners have none. */
const STRANGERS = ['lena', 'uma', 'max', 'hana', 'fei', 'nora'] as const;
const NO_READERS = ['uma', 'max', 'hana', 'ada', 'fei', 'nora'] as const;

export const MESSAGE_QUERIES: Record<string, QuerySample> = {
  'message-center.countUnread': {
    rightful: 'tina',
    strangers: NO_READERS,
    call: async (viewer) => ((await countUnread(viewer)) > 5 ? 'some unread' : 'none unread'),
    tells: () => ['some unread'],
  },
  'message-center.getMessage': {
    rightful: 'mei',
    strangers: STRANGERS,
    call: (viewer, ids) => getMessage(viewer, ids.messageId, {}),
    tells: () => [MESSAGE.title],
  },
  'message-center.listMessages': {
    rightful: 'serge',
    strangers: STRANGERS,
    call: (viewer) => listMessages(viewer, { service: 'teams' }),
    tells: () => [MESSAGE.title],
  },
  'message-center.searchMessages': {
    rightful: 'serge',
    strangers: STRANGERS,
    call: (viewer, ids) => searchMessages(viewer, ids.messageId, 5),
    tells: () => [MESSAGE.title],
  },
  'message-center.unreadNeedingAction': {
    rightful: 'tina',
    strangers: STRANGERS,
    call: (viewer) => unreadNeedingAction(viewer),
    tells: () => [MESSAGE.title],
  },
};

export const MESSAGE_COMMANDS: Record<string, CommandSample> = {
  'message-center.markMessages': {
    rightful: 'tina',
    strangers: [...STRANGERS, 'serge', 'wendy', 'wu'],
    own: `SELECT * FROM service_message_viewpoint WHERE person_id = '${PEOPLE.tina.id}' ORDER BY 1, 2`,
    input: (ids) => ({ act: 'favorite', ids: ids.messageId }),
  },
};
