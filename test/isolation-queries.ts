import { listDraftAttachments, openAttachment } from '@/lib/attachments/queries';
import { newestMessageMarks, newestVisibleMarks, startLive, visibleEvents } from '@/lib/audit/queries';
import {
  getDraft,
  getDraftByKey,
  loadMessageDrafts,
  loadThread,
  loadTypedForms,
  namesOf,
} from '@/lib/conversation/queries';
import { findCustomers } from '@/lib/customers/queries';
import { getDeliverySettings } from '@/lib/delivery/queries';
import { getEscalation } from '@/lib/escalations/queries/get-escalation';
import { findCustomersToFileFor, getFiling, listServicesFor } from '@/lib/escalations/queries/get-filing';
import { listEscalations } from '@/lib/escalations/queries/list-escalations';
import { getSummary, listSummaries } from '@/lib/escalations/queries/summaries';
import { getCustomerHome } from '@/lib/home/queries';
import { getOwnName, getShell, isOwnSession, listColleaguesWith } from '@/lib/identity/queries';
import { asViewer } from '@/lib/policy/enter';
import { findingsFor, getTenantConfiguration } from '@/lib/tenant-config/queries';
import { PEOPLE } from './cast';
import { CASE_QUERIES } from './isolation-cases';
import { COMMUNICATION_QUERIES } from './isolation-communications';
import { FACTOR_QUERIES } from './isolation-factors';
import { HEALTH_QUERIES } from './isolation-health';
import { LEAVING_QUERIES } from './isolation-leaving';
import { MESSAGE_QUERIES } from './isolation-messages';
import { NOTIFICATION_QUERIES } from './isolation-notifications';
import { OPERATOR_QUERIES } from './isolation-operator';
import { PARTNER_QUERIES } from './isolation-partner';
import { PEOPLE_QUERIES } from './isolation-people';
import { FOREIGN, NO_PART_IN_DELIVERY, OTHER_PARTNERS, OTHERS_DRAFTS, type QuerySample } from './isolation-samples';
import { SEARCH_QUERIES } from './isolation-search';
import { SUBSCRIPTION_QUERIES } from './isolation-subscriptions';
import { TENANT_QUERIES } from './isolation-tenant';
import { type Ids, SECRETS } from './isolation-world';

const seenOf = (marks: readonly string[], ids: Ids) =>
  ids.eventIds.filter((id) => marks.some((mark) => mark.endsWith(id.slice(0, 12)))).map((id) => `event ${id}`);
const tellsEvents = (ids: Ids) => ids.eventIds.slice(-1).map((id) => `event ${id}`);
const noticed = (ids: Ids) => ids.seqs.map((seq) => ({ seq, type: 'escalation', record: ids.escalationId }));
const tellsEscalation = (ids: Ids) => [ids.number, SECRETS.title];

/** Exports of a queries file that reach no database. */
export const PURE = ['escalations.filingSubject', 'message-center.writingSubject', 'subscriptions.askSubject'];

export const QUERIES: Record<string, QuerySample> = {
  ...TENANT_QUERIES,
  ...NOTIFICATION_QUERIES,
  ...PARTNER_QUERIES,
  ...PEOPLE_QUERIES,
  ...CASE_QUERIES,
  ...FACTOR_QUERIES,
  ...OPERATOR_QUERIES,
  'attachments.listDraftAttachments': {
    rightful: 'hana',
    strangers: OTHERS_DRAFTS,
    call: (viewer, ids) => listDraftAttachments(viewer, ids.draftKey),
    tells: (ids) => [ids.draftFileId, SECRETS.draftFile],
  },
  'attachments.openAttachment': {
    rightful: 'lin',
    strangers: FOREIGN,
    call: (viewer, ids) => openAttachment(viewer, ids.sentFileId),
    tells: () => [SECRETS.sentFile],
  },
  'audit.newestVisibleMarks': {
    rightful: 'hana',
    strangers: FOREIGN,
    call: async (viewer, ids) => seenOf(await newestVisibleMarks(viewer), ids),
    tells: tellsEvents,
  },
  'audit.newestMessageMarks': {
    rightful: 'tina',
    strangers: ['lin', 'hana', 'ada', 'sam', 'max'],
    call: async (viewer, ids) =>
      (await newestMessageMarks(viewer)).map((mark) => mark.endsWith(`-${ids.liveMessageId}`) && ids.liveMessageId),
    tells: (ids) => [ids.liveMessageId],
  },
  'audit.startLive': {
    rightful: 'lin',
    strangers: FOREIGN,
    call: async (viewer, ids) =>
      seenOf(
        (await startLive(viewer)).news.map((one) => one.mark),
        ids,
      ),
    tells: tellsEvents,
  },
  'audit.visibleEvents': {
    rightful: 'hana',
    strangers: FOREIGN,
    call: (viewer, ids) => visibleEvents(viewer, noticed(ids)),
    tells: (ids) => [ids.escalationId],
  },
  'conversation.getDraft': {
    rightful: 'hana',
    strangers: OTHERS_DRAFTS,
    call: (viewer, ids) => getDraft(viewer, { kind: 'message', subject: ids.draftSubject }),
    tells: () => [SECRETS.draft],
  },
  'conversation.getDraftByKey': {
    rightful: 'hana',
    strangers: OTHERS_DRAFTS,
    call: (viewer, ids) => getDraftByKey(viewer, ids.draftKey),
    tells: () => [SECRETS.draft],
  },
  'conversation.loadMessageDrafts': {
    rightful: 'hana',
    strangers: OTHERS_DRAFTS,
    call: (viewer, ids) => asViewer(viewer, (acting) => loadMessageDrafts(acting, ids.number)),
    tells: () => [SECRETS.draft, SECRETS.draftFile],
  },
  'conversation.loadTypedForms': {
    rightful: 'hana',
    strangers: OTHERS_DRAFTS,
    call: async (viewer, ids) =>
      (await asViewer(viewer, (acting) => loadTypedForms(acting, ids.number, ['reply']))).reply.kept,
    tells: () => [SECRETS.draft],
  },
  'conversation.loadThread': {
    rightful: 'lin',
    strangers: FOREIGN,
    call: (viewer, ids) =>
      asViewer(viewer, (acting) => loadThread(acting, { recordType: 'escalation', recordId: ids.escalationId })),
    tells: () => [SECRETS.reply, SECRETS.sentFile, 'escalation.submitted'],
  },
  'conversation.namesOf': {
    rightful: 'lin',
    strangers: ['fei', 'nora', 'alan', 'lena'],
    call: (viewer, ids) => asViewer(viewer, async (acting) => [...(await namesOf(acting, [ids.personId]))]),
    tells: () => [PEOPLE.hana.name],
  },
  'customers.findCustomers': {
    rightful: 'hana',
    strangers: ['nora', 'bo', 'tina', 'lin'],
    call: (viewer) => findCustomers(viewer, { q: 'tail' }),
    tells: () => ['Tailspin Toys'],
  },
  'delivery.getDeliverySettings': {
    rightful: 'qian',
    strangers: NO_PART_IN_DELIVERY,
    call: (viewer, ids) => getDeliverySettings(viewer, { delivery: ids.deliveryId }),
    tells: (ids) => ['desk.example', ids.deliveryId],
  },
  'escalations.findCustomersToFileFor': {
    rightful: 'hana',
    strangers: OTHER_PARTNERS,
    call: (viewer) => findCustomersToFileFor(viewer, { q: 'tail' }),
    tells: () => ['Tailspin Toys'],
  },
  'escalations.getEscalation': {
    rightful: 'hana',
    strangers: FOREIGN,
    call: (viewer, ids) => getEscalation(viewer, ids.number),
    tells: tellsEscalation,
  },
  'escalations.getFiling': {
    rightful: 'hana',
    strangers: OTHER_PARTNERS,
    call: (viewer, ids) => getFiling(viewer, ids.customerId, ids.serviceId),
    tells: () => ['Tailspin Toys', 'tailspintoys.cn'],
  },
  'escalations.getSummary': {
    rightful: 'tina',
    strangers: ['wendy', 'alan', 'max', 'uma', 'fei', 'hana', 'lin'],
    call: (viewer, ids) => getSummary(viewer, ids.number),
    tells: (ids) => [ids.number, SECRETS.summary],
  },
  'escalations.listEscalations': {
    rightful: 'hana',
    strangers: FOREIGN,
    call: (viewer) => listEscalations(viewer, { view: 'all' }),
    tells: tellsEscalation,
  },
  'escalations.listServicesFor': {
    rightful: 'fei',
    strangers: OTHER_PARTNERS,
    call: (viewer, ids) => listServicesFor(viewer, ids.customerId),
    tells: () => ['Tailspin Toys', 'Exchange Online'],
  },
  'escalations.listSummaries': {
    rightful: 'serge',
    strangers: ['wendy', 'alan', 'max', 'uma', 'fei', 'hana', 'lin'],
    call: (viewer) => listSummaries(viewer),
    tells: (ids) => [ids.number, SECRETS.summary],
  },
  'home.getCustomerHome': {
    rightful: 'tina',
    strangers: ['wendy', 'alan', 'lena', 'hana', 'lin'],
    call: (viewer) => getCustomerHome(viewer),
    tells: (ids) => [ids.number, SECRETS.summary],
  },
  'identity.getShell': {
    rightful: 'wendy',
    strangers: ['lena', 'alan', 'wu', 'nora'],
    call: (viewer) => getShell(viewer),
    tells: () => ['support@contoso.example'],
  },
  'identity.getOwnName': {
    rightful: 'hana',
    strangers: ['ada', 'fei', 'tina', 'lin'],
    call: (viewer) => getOwnName(viewer),
    tells: () => [PEOPLE.hana.name],
  },
  'identity.isOwnSession': {
    rightful: 'hana',
    strangers: ['ada', 'fei', 'tina', 'lin'],
    call: async (viewer, ids) => ({ session: (await isOwnSession(viewer, ids.sessionHash)) ? 'is own' : 'is not' }),
    tells: () => ['is own'],
  },
  'identity.listColleaguesWith': {
    rightful: 'sam',
    strangers: ['fei', 'tina', 'lin'],
    call: (viewer) => listColleaguesWith(viewer, ['global_admin', 'helpdesk_agent']),
    tells: () => [PEOPLE.ada.name, PEOPLE.hana.name],
  },
  ...MESSAGE_QUERIES,
  ...HEALTH_QUERIES,
  ...COMMUNICATION_QUERIES,
  'tenant-config.findingsFor': {
    rightful: 'fei',
    strangers: ['nora', 'wendy', 'alan', 'sam', 'lin', 'max'],
    call: (viewer, ids) => findingsFor(viewer, ids.customerId, ids.serviceId),
    tells: () => ['tailspintoys.cn'],
  },
  'tenant-config.getTenantConfiguration': {
    rightful: 'hana',
    strangers: ['nora', 'wendy', 'alan', 'sam', 'lin', 'max'],
    call: (viewer, ids) => getTenantConfiguration(viewer, ids.customerId, ids.serviceId),
    tells: () => ['Tailspin Toys', 'tailspintoys.cn'],
  },
  ...SUBSCRIPTION_QUERIES,
  ...SEARCH_QUERIES,
  ...LEAVING_QUERIES,
};
