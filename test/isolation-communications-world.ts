import { newId } from '@/lib/shared/ids';
import { PEOPLE } from './cast';
import { ownerInserts } from './rows';

/** Of messages in each state that only the operator's editors, leads and auditors read, and of an import. */
export type CommunicationIds = {
  draftMessageId: string;
  reviewMessageId: string;
  approvedMessageId: string;
  liveMessageId: string;
  importId: string;
};

export const WRITTEN_TITLE = 'A message that its editors work on';
export const EXPORT_FILE = 'an-export-of-wu.json';

const STATES = { draft: 'draft', review: 'in_review', approved: 'approved', live: 'published' } as const;
let last = 9_000_000;

async function messageIn(state: (typeof STATES)[keyof typeof STATES]): Promise<string> {
  last += 1;
  const id = `MC${last}`;
  const at = new Date().toISOString();
  const isApproved = state === 'approved' || state === 'published';
  await ownerInserts('service_message', {
    id,
    title: WRITTEN_TITLE,
    body_type: 'text',
    body: 'What changes, and what to do',
    category: 'planForChange',
    severity: 'normal',
    starts_at: at,
    last_modified_at: at,
    state,
    origin: 'written',
    search_text: 'what changes',
    written_by_id: PEOPLE.wu.id,
    approved_by_id: isApproved ? PEOPLE.zhao.id : null,
    published_at: state === 'published' ? at : null,
    updated_at: at,
  });
  await ownerInserts('service_message_service', { message_id: id, name: 'Exchange Online', service_id: 'exchange' });
  return id;
}

export async function makeCommunications(): Promise<CommunicationIds> {
  const importId = newId();
  const at = new Date().toISOString();
  await ownerInserts('service_message_import', {
    id: importId,
    person_id: PEOPLE.wu.id,
    session_hash: newId(),
    file_name: EXPORT_FILE,
    size_bytes: 2,
    storage_key: newId(),
    created_at: at,
    updated_at: at,
  });
  return {
    draftMessageId: await messageIn('draft'),
    reviewMessageId: await messageIn('in_review'),
    approvedMessageId: await messageIn('approved'),
    liveMessageId: await messageIn('published'),
    importId,
  };
}

export const unknownCommunications = (): CommunicationIds => ({
  draftMessageId: 'MC404',
  reviewMessageId: 'MC404',
  approvedMessageId: 'MC404',
  liveMessageId: 'MC404',
  importId: newId(),
});
