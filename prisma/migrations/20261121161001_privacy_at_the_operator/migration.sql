-- P1, P19: of data-privacy messages the operator reads only who writes, approves or audits them, and so of what happened to them.
DROP POLICY operator_reads ON service_message;
CREATE POLICY operator_reads ON service_message FOR SELECT TO liaison_app USING (
  (SELECT ctx_is('operator', 'communications_editor', 'support_lead', 'auditor'))
  OR (state = 'published' AND NOT is_data_privacy AND (SELECT ctx_is('operator', 'support_engineer', 'administrator'))));

DROP POLICY audience_operator ON event;
CREATE POLICY audience_operator ON event FOR SELECT TO liaison_app USING (
  audience IN ('operator', 'operator_partner', 'operator_partner_customer')
  AND (SELECT ctx_is('operator', 'support_engineer', 'support_lead', 'administrator', 'auditor'))
  AND (record_type <> 'service_message' OR (SELECT ctx_is('operator', 'support_lead', 'auditor'))
    OR record_id IN (SELECT m.id FROM service_message m) OR record_id IN (SELECT i.id::text FROM service_message_import i)));
