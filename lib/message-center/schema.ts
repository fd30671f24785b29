import { z } from 'zod';
import { announcedAt, checked, line, serviceId, severalOf, text, version } from '@/lib/shared/form-text';

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

/** The tag that keeps a message to the two roles that read on data privacy. */
export const DATA_PRIVACY: Tag = 'Data privacy';
/** What a writer chooses; that a message is major is a choice of its own, that it was updated follows from updating it. */
export const WRITTEN_TAGS: readonly Tag[] = TAGS.filter((tag) => tag !== UPDATED_TAG && tag !== 'Major update');
export const MAX_TITLE = 120;
const MAX_WRITTEN = 100_000;

const storable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '').trim();
const services = severalOf(serviceId);
const optionalTime = z.union([z.literal('').transform(() => undefined), announcedAt], 'date_time').optional();
const reason = text(2_000, 5);

/** What an editor writes; the times are of the writer's own zone. */
export const messageForm = z.object({
  key: z.uuid('required'),
  title: line(MAX_TITLE, 5),
  category: z.enum(CATEGORIES, 'choose'),
  severity: z.enum(SEVERITIES, 'choose'),
  services: services.pipe(z.array(z.string()).min(1, 'choose_service')),
  tags: severalOf(z.enum(WRITTEN_TAGS, 'choose')),
  isMajorChange: z
    .string()
    .optional()
    .transform((value) => value === 'on'),
  startsAt: announcedAt,
  endsAt: optionalTime,
  actBy: optionalTime,
  bodyType: z.enum(BODY_TYPES, 'choose'),
  body: checked(storable, MAX_WRITTEN, 10),
});
export type MessageForm = z.infer<typeof messageForm>;
export const MESSAGE_FIELDS = Object.keys(messageForm.shape) as (keyof MessageForm)[];

export const onMessage = z.object({ id: messageId, version });
export const revisionForm = messageForm.extend({ id: messageId, version });
/** A published message's change: an imported one may concern none of our services, and then stays so. */
export const updateForm = revisionForm.extend({ services });
export const reasonForm = onMessage.extend({ reason });

/** A stored file, as the upload and the command line hand it to the import. */
export const importForm = z.object({
  fileName: z.string('required').min(1, 'required').max(150, 'too_long'),
  sizeBytes: z.number().int().min(0).max(26_214_400, 'too_long'),
  storageKey: z.string().regex(/^[0-9a-f]{2}\/[0-9a-f]{40}$/, 'required'),
});
export const importStep = z.object({
  id: z.uuid('required'),
  position: z.number().int().min(0),
  total: z.number().int().min(1),
  rows: z.array(z.unknown()).min(1).max(500),
});

/** Why an upload began no import; keys of the `communications.imports.trouble` messages. */
export const IMPORT_TROUBLES = ['too_large', 'broken', 'no_file', 'refused', 'failed'] as const;
export type ImportTrouble = (typeof IMPORT_TROUBLES)[number];
export const isImportTrouble = (text: unknown): text is ImportTrouble =>
  IMPORT_TROUBLES.some((trouble) => trouble === text);
export const IMPORT_STATES = ['waiting', 'running', 'done', 'failed'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
