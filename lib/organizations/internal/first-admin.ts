import { type Invited, inviteInside } from '@/lib/identity/tx';
import type { Acting } from '@/lib/policy/enter';
import { DomainError, invalid } from '@/lib/shared/errors';

/** One enrolment, or one invitation to an enrolled partner, after the other. */
export const holdEnrolments = ({ tx }: Acting) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('enrolment', 0))`;

type FirstAdmin = { adminName: string; adminEmail: string; adminLocale: Invited['locale'] };

/** Invites who administers a partner first. What is wrong with the address is said beside this form's own field. */
export async function inviteFirst(acting: Acting, organizationId: string, typed: FirstAdmin) {
  try {
    return await inviteInside(acting, {
      organizationId,
      email: typed.adminEmail,
      name: typed.adminName,
      locale: typed.adminLocale,
      roles: ['global_admin'],
    });
  } catch (error) {
    if (error instanceof DomainError && error.failure.kind === 'invalid')
      throw invalid({ adminEmail: error.failure.fields.email ?? 'email' });
    throw error;
  }
}
