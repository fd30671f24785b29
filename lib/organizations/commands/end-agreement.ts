import { defineCommand } from '@/lib/command/define-command';
import { concerned, end } from '../internal/standing';
import { standingForm } from '../schema';

/** P21: notes that a customer's advanced agreement is over; a severity already set stays. Throws conflict when there is none. */
export const endAgreement = defineCommand({
  action: 'advanced_agreement.change',
  input: standingForm,
  on: (acting, { id }) => concerned(acting, 'advanced_agreement', id),
  run: async (working) => {
    const { input, record } = working;
    const since = await end(working, { organizationId: record.id, kind: 'advanced_agreement', reason: input.reason });
    return {
      value: null,
      events: [
        {
          name: 'advanced_agreement.ended',
          recordType: 'organization',
          recordId: record.id,
          customerId: record.id,
          audience: 'operator',
          data: { since: since.toISOString(), agreementBefore: true, agreementAfter: false },
          words: { reason: input.reason },
        },
      ],
    };
  },
});
