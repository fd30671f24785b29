import { z } from 'zod';

/** Graph's serviceUpdateCategory. */
export const CATEGORIES = ['preventOrFixIssue', 'planForChange', 'stayInformed'] as const;
export type Category = (typeof CATEGORIES)[number];

/** Graph's serviceUpdateSeverity. */
export const SEVERITIES = ['normal', 'high', 'critical'] as const;
export type MessageSeverity = (typeof SEVERITIES)[number];

/** The tags that Message Center filters by, in Graph's words; an import may bring others, which are kept as they came. */
export const TAGS = [
  'Admin impact',
  'Data privacy',
  'Feature update',
  'Major update',
  'New feature',
  'Retirement',
  'User impact',
  'Updated message',
] as const;
export type Tag = (typeof TAGS)[number];
/** The tag of a message that changed after it was published. */
export const UPDATED_TAG: Tag = 'Updated message';

export const BODY_TYPES = ['text', 'html'] as const;
export type BodyType = (typeof BODY_TYPES)[number];
export const ORIGINS = ['written', 'imported'] as const;
export type Origin = (typeof ORIGINS)[number];

/** A message's life; a customer ever sees a published one alone. */
export const MESSAGE_STATES = ['draft', 'in_review', 'approved', 'published', 'withdrawn'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

const MESSAGE_ID = /^MC[0-9]{1,12}$/;
/** MC and digits, as MC172851. */
export const isMessageId = (text: string): boolean => MESSAGE_ID.test(text);
export const messageId = z.string('required').regex(MESSAGE_ID, 'required');

/** Graph's details: a name and what it says. */
export type Detail = { name: string; value: string };

export const TABS = ['inbox', 'archive'] as const;
export type Tab = (typeof TABS)[number];
export const READ_STATES = ['favorites', 'unread', 'updated'] as const;
/** What the list sorts by; `-` from the greatest down. Newest first when nothing is said. */
export const SORTS = ['-updated', 'updated', 'title', '-title', 'act_by', '-act_by', 'id', '-id'] as const;
export type Sort = (typeof SORTS)[number];

/** The list's address. */
export type MessageSearch = {
  tab?: string | undefined;
  service?: string | undefined;
  tag?: string | undefined;
  state?: string | undefined;
  category?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
  after?: string | undefined;
};
export const SEARCH_NAMES = ['tab', 'service', 'tag', 'state', 'category', 'q', 'sort', 'after'] as const;

/** Graph's six acts on a person's own viewpoint. */
export const MARKS = ['read', 'unread', 'archive', 'restore', 'favorite', 'unfavorite'] as const;
export type Mark = (typeof MARKS)[number];
export const MAX_MARKED = 200;

/** One act on one or many messages, their ids joined by commas. */
export const markForm = z.object({
  act: z.enum(MARKS, 'choose'),
  ids: z
    .string('choose_messages')
    .min(1, 'choose_messages')
    .transform((csv) => [...new Set(csv.split(','))])
    .pipe(z.array(messageId).max(MAX_MARKED, 'too_many_messages')),
});
