import { expect, it } from 'vitest';
import { saveDraft } from '@/lib/conversation/commands/save-draft';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { newId } from '@/lib/shared/ids';
import { ORGANIZATIONS } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { filing } from '@/test/isolation-world';
import { done, failureOf } from '@/test/outcomes';

useDatabase();

const TAILSPIN = ORGANIZATIONS.tailspin.id;

it('a form of a customer who was off-boarded becomes no draft of its writer again', async () => {
  const hana = await signIn('hana');
  const { number } = done(await submitEscalation(hana, filing({ customerId: TAILSPIN, serviceId: 'exchange' })));
  const [subscription] = await ownerSql<{ id: string }>('SELECT id FROM subscription WHERE customer_id = $1 LIMIT 1', [
    TAILSPIN,
  ]);
  const drafts = [
    { subject: `${TAILSPIN}/exchange`, fields: { body: 'typed' } },
    { subject: 'anywhere', fields: { customerId: TAILSPIN, body: 'typed' } },
    { subject: `${number}/reply`, fields: { body: 'typed' } },
    { subject: `change-request/${subscription?.id}`, fields: { body: 'typed' } },
  ].map((draft) => ({ ...draft, key: newId(), kind: 'message' }));
  for (const draft of drafts) done(await saveDraft(hana, { ...draft, key: newId() }));
  await ownerSql('UPDATE organization SET off_boarded_at = now() WHERE id = $1', [TAILSPIN]);
  for (const draft of drafts)
    expect(failureOf(await saveDraft(hana, draft)), draft.subject).toEqual({ kind: 'conflict', why: 'customer_left' });
  done(await saveDraft(hana, { key: newId(), kind: 'message', subject: `${ORGANIZATIONS.wingtip.id}/x`, fields: {} }));
});
