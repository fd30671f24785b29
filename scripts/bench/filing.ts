import { ORGANIZATIONS } from '@/test/cast';

/** What hana files again and again while it is measured; each time under a key of its own. */
export const FILING = {
  customerId: ORGANIZATIONS.tailspin.id,
  serviceId: 'exchange',
  topicId: 'exchange.mail_flow',
  title: 'Mail to partners is late',
  description: 'Mail to two partner domains arrives hours late since this morning.',
  startedAt: '2026-01-05T09:00',
  impact: 'some_users',
  affectedCount: '12',
  tried: 'We traced the messages and restarted the connector.',
  lacks: 'tools',
  lackExplained: 'We cannot see the queues of the service.',
  proposedSeverity: 'C',
  contactName: 'Hana Sato',
  contactEmail: 'hana@contoso.example',
  contactPhone: '',
  customerSummary: 'Your mail is late; we asked the operator.',
};
