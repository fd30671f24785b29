-- The start page of the operator's support draws twelve weeks anew with each news of the queue: what it counts stands in these two, the table unread.
CREATE INDEX escalation_weeks ON escalation (filed_at, partner_id, turn, state, response_due_at, first_response_at, paused_ms, waiting_since);
CREATE INDEX escalation_closed ON escalation (closed_at, partner_id);
