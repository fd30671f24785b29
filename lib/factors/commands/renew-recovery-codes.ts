import { z } from 'zod';
import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { makeCodes } from '../internal/enrol';
import { factorEvent } from '../internal/factor-event';
import { holdFactors } from '../internal/hold-factors';

/** Ten new recovery codes; the old ones no longer count. Returns them, the only time that they can be read. Throws conflict without a factor. */
export const renewRecoveryCodes = defineCommand({
  action: 'factor.manage',
  input: z.object({}),
  stepUp: true,
  run: async (acting) => {
    const { tx, actor } = acting;
    await holdFactors(acting);
    const authenticators = await tx.totpFactor.count({
      where: { personId: actor.personId, confirmedAt: { not: null } },
    });
    const passkeys = await tx.passkey.count({ where: { personId: actor.personId } });
    if (authenticators + passkeys === 0) throw conflict('no_factors');
    // Column by column: nobody reads the hashes.
    const [left] = await tx.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM recovery_code WHERE person_id = ${actor.personId}::uuid AND used_at IS NULL`;
    const codes = await makeCodes(acting);
    const data = { codesBefore: left?.count ?? 0, codesAfter: codes.length };
    return {
      value: { codes },
      events: [factorEvent(actor, { name: 'person.recovery_codes_made', data })],
    };
  },
});
