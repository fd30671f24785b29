import { defineCommand } from '@/lib/command/define-command';
import { conflict, invalid, notFound } from '@/lib/shared/errors';
import { offBoardingForm } from '../schema';

/**
 * Off-boards a customer whose every subscription is deleted (P8), for good: its people cannot sign in and become pseudonyms, its tenant,
 * files, drafts and mails go, the records stay. Throws invalid unless the company's name is typed as it is, conflict with what stands in the way.
 */
export const offBoardCustomer = defineCommand({
  action: 'customer.off_board',
  limitMs: 180_000,
  input: offBoardingForm,
  stepUp: true,
  on: ({ tx }, input) =>
    tx.organization.findFirst({
      where: { id: input.customerId, kind: 'customer' },
      select: { id: true, name: true },
    }),
  run: async ({ tx, now, input, record }) => {
    if (input.typedName.normalize('NFKC') !== record.name.normalize('NFKC'))
      throw invalid({ typedName: 'name_differs' });
    const [row] = await tx.$queryRaw<{ why: string | null }[]>`
      SELECT off_board_customer(${record.id}::uuid, ${input.withName}, ${now}) AS why`;
    if (row?.why === 'not_found') throw notFound();
    if (row?.why) throw conflict(row.why);
    return {
      value: null,
      events: [
        {
          name: 'organization.off_boarded',
          recordType: 'organization',
          recordId: record.id,
          customerId: record.id,
          audience: 'operator',
          data: { statusBefore: 'live', statusAfter: 'off_boarded', withName: input.withName },
        },
      ],
    };
  },
});
