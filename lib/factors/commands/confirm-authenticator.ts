import { z } from 'zod';
import { defineCommand } from '@/lib/command/define-command';
import { noticeInside } from '@/lib/identity/tx';
import { invalid } from '@/lib/shared/errors';
import { confirmSeed, makeFirstCodes } from '../internal/enrol';
import { factorEvent } from '../internal/factor-event';
import { codeForm } from '../schema';

/**
 * Takes the new app's first code; from then on its codes count and those of the app before do not. Returns recovery codes for who had none,
 * the only time that they can be read. Throws invalid for a code that is not the seed's, and when this session began nothing within the hour.
 */
export const confirmAuthenticator = defineCommand({
  action: 'factor.manage',
  input: codeForm.extend({ sessionHash: z.string().length(64) }),
  stepUp: true,
  run: async ({ input, ...acting }) => {
    const why = await confirmSeed(acting.tx, input.sessionHash, input.code, acting.now);
    if (why) throw invalid({ code: why });
    await noticeInside(acting, 'factor_added');
    return {
      value: { codes: await makeFirstCodes(acting) },
      events: [
        factorEvent(acting.actor, {
          name: 'person.factor_added',
          data: { factorBefore: null, factorAfter: 'authenticator' },
        }),
      ],
    };
  },
});
