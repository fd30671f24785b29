import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { isJudgeable } from '../rules/states';
import { judgementForm } from '../schema';
import { escalationEvent, holdEscalation } from '../tx';

/**
 * The operator judges whether this is support that the partner cannot reasonably provide (P13), and says why, until it is closed or
 * withdrawn. For the operator's eyes: the escalation's own row and version stay as they are. Of two judgements the last one stands.
 */
export const judgeEscalation = defineCommand({
  action: 'escalation.judge',
  input: judgementForm,
  on: (acting, input) => holdEscalation(acting, input.number),
  run: async ({ tx, actor, now, input, record }) => {
    if (!isJudgeable(record.state)) throw conflict('not_in_this_state');
    const stood = await tx.escalationJudgement.findFirst({
      where: { escalationId: record.id },
      select: { judgement: true },
    });
    await tx.$executeRaw`
      INSERT INTO escalation_judgement (escalation_id, partner_id, judgement, reason, judged_by, judged_at)
      VALUES (${record.id}::uuid, ${record.partnerId}::uuid, ${input.judgement}, ${input.reason}, ${actor.personId}::uuid, ${now})
      ON CONFLICT (escalation_id) DO UPDATE
        SET judgement = EXCLUDED.judgement, reason = EXCLUDED.reason, judged_by = EXCLUDED.judged_by, judged_at = EXCLUDED.judged_at`;
    return {
      value: null,
      events: [
        escalationEvent(
          'judged',
          record,
          record,
          'operator',
          {
            judgement: input.judgement,
            judgementBefore: stood?.judgement ?? null,
            judgementAfter: input.judgement,
          },
          { reason: input.reason },
        ),
      ],
    };
  },
});
