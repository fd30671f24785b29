import { defineCommand } from '@/lib/command/define-command';
import { askToMake } from '../internal/webauthn';
import { beginPasskeyForm } from '../schema';

/** Returns what the browser needs to make a passkey, with a challenge that counts once, for five minutes, for this person. */
export const beginPasskey = defineCommand({
  action: 'factor.manage',
  input: beginPasskeyForm,
  personal: true,
  stepUp: true,
  run: async ({ tx, actor }) => {
    const known = await tx.passkey.findMany({
      where: { personId: actor.personId },
      select: { credentialId: true, transports: true },
    });
    return { value: await askToMake(tx, actor, known), events: [] };
  },
});
