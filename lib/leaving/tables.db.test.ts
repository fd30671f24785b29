import { describe, expect, it } from 'vitest';
import { ownerSql, useDatabase } from '@/test/database';

useDatabase();

/** What off-boarding does with each table: a new one fails here until somebody has said it. */
const NO_PERSON_IN_IT = [
  '_prisma_migrations',
  'calendar_day',
  'case_escalation',
  'event_dispatch',
  'health_issue',
  'health_post',
  'notification_dispatch',
  'offer',
  'offer_price',
  'offer_service',
  'offer_upgrade',
  'rate_limit',
  'service',
  'service_message',
  'service_message_import',
  'service_message_import_row',
  'service_message_service',
  'service_message_tag',
  'sla_target',
  'support_topic',
  'delivery_target',
  'delivery_target_event',
  'file_to_remove',
  'promise_version',
];
const STAYS_AS_IT_IS = ['event', 'duty_roster', 'relation_link'];
const WRITTEN_OVER = [
  'attachment',
  'change_request',
  'customer_case',
  'delivery',
  'delivery_attempt',
  'escalation',
  'escalation_judgement',
  'event_words',
  'health_affected',
  'message',
  'organization',
  'person',
  'relation',
  'standing',
  'subscription',
  'tenant_change',
];
const EMPTIED = [
  'credential',
  'delegation',
  'draft',
  'health_follow',
  'notification',
  'notification_preference',
  'person_role',
  'service_message_viewpoint',
  'session',
  'tenant_dns_record',
  'tenant_domain',
  'tenant_licence',
  'tenant_organization',
  'tenant_user',
  'account_link',
  'customer_billing',
  'customer_profile',
  'duty_shift',
  'factor_requirement',
  'invitation',
  'passkey',
  'provider_identity',
  'recovery_code',
  'totp_factor',
  'webauthn_challenge',
];

describe('every table', () => {
  it('is one of which it was decided what becomes of it', async () => {
    const listed = [...NO_PERSON_IN_IT, ...STAYS_AS_IT_IS, ...WRITTEN_OVER, ...EMPTIED].sort();
    const tables = await ownerSql<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    expect(tables.map((row) => row.name).sort()).toEqual(listed);
  });

  it('is written over or emptied where that was decided', async () => {
    const [row] = await ownerSql<{ text: string }>(
      "SELECT string_agg(prosrc, '') AS text FROM pg_proc WHERE proname IN ('off_board_customer', 'erase_own_rows', 'erase_words')",
    );
    for (const table of EMPTIED) expect(row?.text).toMatch(new RegExp(`DELETE FROM ${table}\\b`));
    for (const table of WRITTEN_OVER)
      expect(row?.text).toMatch(new RegExp(`UPDATE ${table}\\b|\\('${table}', '|DELETE FROM ${table}\\b`));
  });
});
