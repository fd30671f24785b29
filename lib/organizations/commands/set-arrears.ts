import { defineCommand } from '@/lib/command/define-command';
import { begin, concerned } from '../internal/standing';
import { standingForm } from '../schema';

/** P9: says that a partner is in arrears, from now on and why; bites at the partner's next request. Throws conflict when it is already. */
export const setArrears = defineCommand({
  action: 'arrears.change',
  stepUp: true,
  input: standingForm,
  on: (acting, { id }) => concerned(acting, 'arrears', id),
  run: async (working) => {
    const { input, record } = working;
    await begin(working, { organizationId: record.id, kind: 'arrears', reason: input.reason });
    return {
      value: null,
      events: [
        {
          name: 'arrears.set',
          recordType: 'organization',
          recordId: record.id,
          partnerId: record.id,
          audience: 'operator_partner',
          data: { arrearsBefore: false, arrearsAfter: true },
          words: { reason: input.reason },
        },
      ],
    };
  },
});
