import { z } from 'zod';

export const endingForm = z.object({ otherId: z.uuid('required') });

export const offBoardingForm = z.object({
  customerId: z.uuid('required'),
  /** The company's name, typed: what is done here cannot be undone. */
  typedName: z.string().trim().min(1, 'required').max(200, 'name_differs'),
  withName: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
});

export const erasingForm = z.object({ personId: z.uuid('required'), sure: z.literal('on', 'required') });
