-- An event that could not be fanned out stands beside what could not be delivered: the same people see it, the same send it again.
-- Sending again is all that the application may do to either: from parked to pending.
CREATE INDEX event_dispatch_parked ON event_dispatch (due_at) WHERE state = 'parked';

CREATE POLICY operator_reads ON event_dispatch FOR SELECT TO liaison_app
  USING ((SELECT ctx_is('operator', 'administrator', 'support_lead', 'auditor')));
CREATE POLICY administrator_resends ON event_dispatch FOR UPDATE TO liaison_app
  USING (state = 'parked' AND (SELECT ctx_is('operator', 'administrator')))
  WITH CHECK (state = 'pending' AND (SELECT ctx_is('operator', 'administrator')));
GRANT SELECT ON event_dispatch TO liaison_app;
GRANT UPDATE (state, due_at) ON event_dispatch TO liaison_app;

DROP POLICY administrator_resends ON delivery;
CREATE POLICY administrator_resends ON delivery FOR UPDATE TO liaison_app
  USING (state = 'parked' AND (SELECT ctx_is('operator', 'administrator')))
  WITH CHECK (state = 'pending' AND (SELECT ctx_is('operator', 'administrator')));
