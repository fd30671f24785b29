import { createHash, randomUUID } from 'node:crypto';
import { PEOPLE } from './cast';
import { CASE_COMMANDS } from './isolation-cases';
import { COMMUNICATION_COMMANDS } from './isolation-communications';
import { FACTOR_COMMANDS } from './isolation-factors';
import { HEALTH_COMMANDS } from './isolation-health';
import { LEAVING_COMMANDS } from './isolation-leaving';
import { MESSAGE_COMMANDS } from './isolation-messages';
import { NOTIFICATION_COMMANDS } from './isolation-notifications';
import { OPERATOR_COMMANDS } from './isolation-operator';
import { PARTNER_COMMANDS } from './isolation-partner';
import { PEOPLE_COMMANDS } from './isolation-people';
import {
  type CommandSample,
  FOREIGN,
  NO_PART_IN_DELIVERY,
  OPERATOR_AND_FOREIGN,
  OTHER_PARTNERS,
  OTHERS_DRAFTS,
  PARTNER_AND_FOREIGN,
} from './isolation-samples';
import { SUBSCRIPTION_COMMANDS } from './isolation-subscriptions';
import { TENANT_COMMANDS } from './isolation-tenant';
import { filing, type Ids } from './isolation-world';

const on = ({ number, version }: Ids) => ({ number, version });
const message = (ids: Ids) => ({ ...on(ids), key: randomUUID(), body: 'Words to the other side' });
const hanas = (table: string) => `SELECT * FROM ${table} WHERE person_id = '${PEOPLE.hana.id}' ORDER BY 1, 2`;

export const COMMANDS: Record<string, CommandSample> = {
  ...TENANT_COMMANDS,
  ...NOTIFICATION_COMMANDS,
  ...PARTNER_COMMANDS,
  ...PEOPLE_COMMANDS,
  ...CASE_COMMANDS,
  ...FACTOR_COMMANDS,
  'attachments.discardAttachment': {
    rightful: 'hana',
    strangers: OTHERS_DRAFTS,
    input: (ids) => ({ id: ids.draftFileId }),
  },
  'attachments.keepAttachment': {
    rightful: 'hana',
    strangers: OTHERS_DRAFTS,
    own: hanas('attachment'),
    input: (ids) => ({
      draftKey: ids.draftKey,
      name: 'second.txt',
      contentType: 'text/plain',
      sizeBytes: 5,
      sha256: createHash('sha256').update('x').digest('hex'),
      storageKey: randomUUID(),
    }),
  },
  'conversation.discardDraft': { rightful: 'hana', strangers: OTHERS_DRAFTS, input: (ids) => ({ key: ids.draftKey }) },
  'conversation.saveDraft': {
    rightful: 'hana',
    strangers: OTHERS_DRAFTS,
    own: hanas('draft'),
    input: (ids) => ({
      key: ids.draftKey,
      kind: 'message',
      subject: ids.draftSubject,
      fields: { body: `Typed anew ${randomUUID()}` },
    }),
  },
  'delivery.configureTarget': {
    rightful: 'he',
    strangers: [...NO_PART_IN_DELIVERY, 'zhao', 'qian'],
    input: (ids) => ({
      id: ids.targetId,
      version: '1',
      name: 'Desk',
      url: 'https://another.example/hook',
      events: '*',
      enabled: 'on',
    }),
  },
  'delivery.recordTest': {
    rightful: 'he',
    strangers: [...NO_PART_IN_DELIVERY, 'zhao', 'qian'],
    input: (ids) => ({ id: ids.targetId, status: 204, error: null, durationMs: 12 }),
  },
  'delivery.removeTarget': {
    rightful: 'he',
    strangers: [...NO_PART_IN_DELIVERY, 'zhao', 'qian'],
    input: (ids) => ({ id: ids.targetId, version: '1' }),
  },
  'delivery.resendParked': {
    rightful: 'he',
    strangers: [...NO_PART_IN_DELIVERY, 'zhao', 'qian'],
    input: (ids) => ({ id: ids.targetId }),
  },
  'delivery.resendDelivery': {
    rightful: 'he',
    strangers: [...NO_PART_IN_DELIVERY, 'zhao', 'qian'],
    input: (ids) => ({ id: ids.deliveryId }),
  },
  'delivery.resendEvent': {
    rightful: 'he',
    strangers: [...NO_PART_IN_DELIVERY, 'zhao', 'qian'],
    input: (ids) => ({ id: ids.eventId }),
  },
  'escalations.addNote': { rightful: 'hana', strangers: ['qian', ...FOREIGN], input: message },
  'escalations.askPartner': { rightful: 'lin', strangers: PARTNER_AND_FOREIGN, input: message },
  'escalations.closeEscalation': { rightful: 'hana', strangers: OPERATOR_AND_FOREIGN, stage: 'told', input: on },
  'escalations.judgeEscalation': {
    rightful: 'lin',
    strangers: PARTNER_AND_FOREIGN,
    input: (ids) => ({ ...on(ids), judgement: 'questioned', reason: 'The article says how' }),
  },
  'escalations.reopenEscalation': { rightful: 'ada', strangers: OPERATOR_AND_FOREIGN, stage: 'told', input: message },
  'escalations.replyToEscalation': {
    rightful: 'hana',
    strangers: ['qian', ...FOREIGN],
    stage: 'waiting',
    input: message,
  },
  'escalations.resolveEscalation': {
    rightful: 'lin',
    strangers: PARTNER_AND_FOREIGN,
    stage: 'in_progress',
    input: message,
  },
  'escalations.setSeverity': {
    rightful: 'lin',
    strangers: PARTNER_AND_FOREIGN,
    input: (ids) => ({ ...on(ids), severity: 'C', reason: 'There is a way round it' }),
  },
  'escalations.submitEscalation': { rightful: 'hana', strangers: OTHER_PARTNERS, input: filing },
  'escalations.takeEscalation': { rightful: 'zhao', strangers: PARTNER_AND_FOREIGN, input: on },
  'escalations.tellCustomer': {
    rightful: 'hana',
    strangers: OPERATOR_AND_FOREIGN,
    stage: 'resolved',
    input: (ids) => ({ ...on(ids), how: 'phone', closingMessage: 'It works again' }),
  },
  'escalations.withdrawEscalation': { rightful: 'hana', strangers: OPERATOR_AND_FOREIGN, input: message },
  'identity.choosePreferences': {
    rightful: 'hana',
    strangers: ['ada', 'fei', 'tina', 'lin'],
    own: `SELECT * FROM person WHERE id = '${PEOPLE.hana.id}'`,
    input: () => ({ locale: 'zh-CN', timeZone: 'Europe/London' }),
  },
  'identity.endSession': {
    rightful: 'hana',
    strangers: ['ada', 'fei', 'tina', 'lin'],
    own: `SELECT id_hash, revoked_at FROM session WHERE person_id = '${PEOPLE.hana.id}' ORDER BY 1`,
    input: (_, rightful) => ({ sessionHash: rightful.sessionHash }),
  },
  ...SUBSCRIPTION_COMMANDS,
  ...MESSAGE_COMMANDS,
  ...HEALTH_COMMANDS,
  ...COMMUNICATION_COMMANDS,
  ...LEAVING_COMMANDS,
  ...OPERATOR_COMMANDS,
};
