import { defineCommand } from '@/lib/command/define-command';
import { noticeInside } from '@/lib/identity/tx';
import { conflict } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { makeFirstCodes } from '../internal/enrol';
import { factorEvent } from '../internal/factor-event';
import { holdFactors } from '../internal/hold-factors';
import { readMade } from '../internal/webauthn';
import { addPasskeyForm } from '../schema';

/**
 * Keeps the passkey that the browser made to the challenge of beginPasskey; the session has shown it. Returns recovery codes for who had none, the only time that they
 * can be read. Throws conflict for an answer to another challenge, origin or person, or without verification of its user.
 */
export const addPasskey = defineCommand({
  action: 'factor.manage',
  input: addPasskeyForm,
  stepUp: true,
  run: async ({ input, ...acting }) => {
    const { tx, actor } = acting;
    await holdFactors(acting);
    const made = await readMade(tx, input.answer);
    if (!made) throw conflict('passkey_refused');
    await tx.$executeRaw`
      INSERT INTO passkey (id, person_id, credential_id, public_key, counter, transports, name, is_synced)
      VALUES (${newId()}::uuid, ${actor.personId}::uuid, ${made.credentialId}, ${made.publicKey}, ${made.counter}::bigint,
        ${(input.answer.response.transports ?? []).join(',')}, ${input.name}, ${made.isSynced})`;
    await tx.$queryRaw`SELECT pass_new_passkey(${input.sessionHash}, ${made.credentialId})`;
    await noticeInside(acting, 'factor_added');
    return {
      value: { codes: await makeFirstCodes(acting) },
      events: [
        factorEvent(actor, { name: 'person.factor_added', data: { factorBefore: null, factorAfter: 'passkey' } }),
      ],
    };
  },
});
