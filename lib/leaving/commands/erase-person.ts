import { defineCommand } from '@/lib/command/define-command';
import { conflict, notFound } from '@/lib/shared/errors';
import { erasingForm } from '../schema';

/**
 * Makes a disabled person of one's own organization a pseudonym, for good: name and address go, and stand no more in what was written;
 * the records stay. Throws not_found for oneself and others' people, conflict while the person may still sign in.
 */
export const erasePerson = defineCommand({
  action: 'person.erase',
  limitMs: 180_000,
  input: erasingForm,
  stepUp: true,
  run: async ({ tx, actor, now, input }) => {
    const [row] = await tx.$queryRaw<{ why: string | null }[]>`
      SELECT erase_person(${input.personId}::uuid, ${now}) AS why`;
    if (row?.why === 'not_found') throw notFound();
    if (row?.why) throw conflict(row.why);
    return {
      value: null,
      events: [
        {
          name: 'person.erased',
          recordType: 'person',
          recordId: input.personId,
          ...(actor.side === 'partner' ? { partnerId: actor.organizationId } : {}),
          ...(actor.side === 'customer' ? { customerId: actor.organizationId } : {}),
          audience: actor.side,
          data: { statusBefore: 'disabled', statusAfter: 'erased' },
        },
      ],
    };
  },
});
