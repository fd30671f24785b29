import { type MessageSearch, SEARCH_NAMES } from '@/lib/message-center/schema';
import { addressWith } from '@/lib/web/search';

export const PATH = '/message-center';

const known = (search: Record<string, string | undefined>): MessageSearch =>
  Object.fromEntries(SEARCH_NAMES.map((name) => [name, search[name]]));

/** The list under the same filters, with some of them changed. */
export const listAddress = (search: Record<string, string | undefined>, changes: MessageSearch = {}): string =>
  addressWith(PATH, known(search), changes);

/** A message, opened from that list. */
export const messageAddress = (id: string, search: Record<string, string | undefined>): string =>
  addressWith(`${PATH}/${id}`, known(search), {});
