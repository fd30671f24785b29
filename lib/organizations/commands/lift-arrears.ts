import { defineCommand } from '@/lib/command/define-command';
import { concerned, end } from '../internal/standing';
import { standingForm } from '../schema';

/** P9: lifts a partner's arrears, and says why; everything is open again at the partner's next request. Throws conflict when there are none. */
export const liftArrears = defineCommand({
  action: 'arrears.change',
  stepUp: true,
  input: standingForm,
  on: (acting, { id }) => concerned(acting, 'arrears', id),
  run: async (working) => {
    const { input, record } = working;
    const since = await end(working, { organizationId: record.id, kind: 'arrears', reason: input.reason });
    return {
      value: null,
      events: [
        {
          name: 'arrears.lifted',
          recordType: 'organization',
          recordId: record.id,
          partnerId: record.id,
          audience: 'operator_partner',
          data: { since: since.toISOString(), arrearsBefore: true, arrearsAfter: false },
          words: { reason: input.reason },
        },
      ],
    };
  },
});
