import { defineCommand } from '@/lib/command/define-command';
import { begin, concerned } from '../internal/standing';
import { standingForm } from '../schema';

/** P21: notes a customer's advanced agreement, so that severity A may be proposed for it. Throws conflict when it has one. */
export const grantAgreement = defineCommand({
  action: 'advanced_agreement.change',
  input: standingForm,
  on: (acting, { id }) => concerned(acting, 'advanced_agreement', id),
  run: async (working) => {
    const { input, record } = working;
    await begin(working, { organizationId: record.id, kind: 'advanced_agreement', reason: input.reason });
    return {
      value: null,
      events: [
        {
          name: 'advanced_agreement.granted',
          recordType: 'organization',
          recordId: record.id,
          customerId: record.id,
          audience: 'operator',
          data: { agreementBefore: false, agreementAfter: true },
          words: { reason: input.reason },
        },
      ],
    };
  },
});
