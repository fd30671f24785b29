import { randomUUID } from 'node:crypto';
import { getCommunication } from '@/lib/message-center/queries/get-communication';
import { getWriting } from '@/lib/message-center/queries/get-writing';
import { getImport, listImports } from '@/lib/message-center/queries/imports';
import { listCommunications } from '@/lib/message-center/queries/list-communications';
import type { PersonKey } from './cast';
import { EXPORT_FILE, WRITTEN_TITLE } from './isolation-communications-world';
import type { CommandSample, QuerySample } from './isolation-samples';
import type { Ids } from './isolation-world';

const NOT_EDITORS = ['zhao', 'lin', 'he', 'qian', 'ada', 'fei', 'tina', 'mei'] as const satisfies readonly PersonKey[];
const NOT_LEADS = ['wu', 'lin', 'he', 'qian', 'ada', 'tina', 'mei'] as const satisfies readonly PersonKey[];
const OUTSIDE = ['lin', 'he', 'ada', 'fei', 'tina', 'mei'] as const satisfies readonly PersonKey[];

const form = () => ({
  key: randomUUID(),
  title: WRITTEN_TITLE,
  category: 'planForChange',
  severity: 'normal',
  services: 'exchange',
  tags: '',
  startsAt: '2026-11-21T09:00',
  bodyType: 'text',
  body: 'What changes, in other words',
});
const at = (id: string) => ({ id, version: 1 });
const reason = 'Words that go with it';
const editors = (input: (ids: Ids) => object): CommandSample => ({ rightful: 'wu', strangers: NOT_EDITORS, input });
const leads = (input: (ids: Ids) => object): CommandSample => ({ rightful: 'zhao', strangers: NOT_LEADS, input });

export const COMMUNICATION_COMMANDS: Record<string, CommandSample> = {
  'message-center.approveMessage': leads((ids) => at(ids.reviewMessageId)),
  'message-center.draftMessage': editors(form),
  'message-center.failImport': editors((ids) => ({ id: ids.importId, failure: 'unreadable' })),
  'message-center.importChunk': editors((ids) => ({ id: ids.importId, position: 0, total: 2, rows: [{}] })),
  'message-center.publishMessage': editors((ids) => at(ids.approvedMessageId)),
  'message-center.recallMessage': editors((ids) => at(ids.reviewMessageId)),
  'message-center.returnMessage': leads((ids) => ({ ...at(ids.reviewMessageId), reason })),
  'message-center.reviseMessage': editors((ids) => ({ ...form(), ...at(ids.draftMessageId) })),
  'message-center.startImport': editors(() => ({
    fileName: 'messages.json',
    sizeBytes: 2,
    storageKey: `aa/${randomUUID().replaceAll('-', '')}00000000`,
  })),
  'message-center.submitMessage': editors((ids) => at(ids.draftMessageId)),
  'message-center.updateMessage': editors((ids) => ({ ...form(), ...at(ids.liveMessageId) })),
  'message-center.withdrawMessage': editors((ids) => ({ ...at(ids.liveMessageId), reason })),
};

export const COMMUNICATION_QUERIES: Record<string, QuerySample> = {
  'message-center.getCommunication': {
    rightful: 'qian',
    strangers: OUTSIDE,
    call: (viewer, ids) => getCommunication(viewer, ids.draftMessageId),
    tells: (ids) => [WRITTEN_TITLE, ids.draftMessageId],
  },
  'message-center.getImport': {
    rightful: 'zhao',
    strangers: OUTSIDE,
    call: (viewer, ids) => getImport(viewer, ids.importId),
    tells: () => [EXPORT_FILE],
  },
  'message-center.getWriting': {
    rightful: 'wu',
    strangers: [...OUTSIDE, 'zhao', 'qian'],
    call: (viewer, ids) => getWriting(viewer, ids.draftMessageId),
    tells: () => [WRITTEN_TITLE],
  },
  'message-center.listCommunications': {
    rightful: 'wu',
    strangers: OUTSIDE,
    call: (viewer) => listCommunications(viewer, {}),
    tells: (ids) => [WRITTEN_TITLE, ids.draftMessageId],
  },
  'message-center.listImports': {
    rightful: 'qian',
    strangers: OUTSIDE,
    call: (viewer) => listImports(viewer),
    tells: (ids) => [ids.importId, EXPORT_FILE],
  },
};
