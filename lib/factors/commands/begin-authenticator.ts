import { z } from 'zod';
import { defineCommand } from '@/lib/command/define-command';
import { beginSeed } from '../internal/enrol';

/** Makes a seed for an authenticator app, to be confirmed with its first code within the hour by the session that began. What is in use stays in use until then. */
export const beginAuthenticator = defineCommand({
  action: 'factor.manage',
  input: z.object({}),
  personal: true,
  stepUp: true,
  run: async ({ tx, actor }) => {
    await beginSeed(tx, actor.personId);
    return { value: null, events: [] };
  },
});
