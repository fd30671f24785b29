import { defineCommand } from '@/lib/command/define-command';
import { differing } from '@/lib/command/event';
import { type Invited, inviteInside } from '@/lib/identity/tx';
import type { Acting } from '@/lib/policy/enter';
import { conflict, DomainError, invalid } from '@/lib/shared/errors';
import { type Enrolment, enrolmentForm } from '../schema';

const pick = ({ name, supportWebsite, supportEmail, supportPhone, supportHours, supportLanguages }: Enrolment) => ({
  name,
  supportWebsite,
  supportEmail,
  supportPhone,
  supportHours,
  supportLanguages,
});

/** What is wrong with the address is said beside this form's own field. */
async function inviteFirst(acting: Acting, given: Invited) {
  try {
    return await inviteInside(acting, given);
  } catch (error) {
    if (error instanceof DomainError && error.failure.kind === 'invalid')
      throw invalid({ adminEmail: error.failure.fields.email ?? 'email' });
    throw error;
  }
}

/**
 * Enrols a partner and invites its first global admin, both or neither. One form key makes one partner: sent again, it answers with the one
 * that it made. Throws invalid for the operator's own domain, and for a domain or an MPN id that
 * another partner has.
 */
export const enrolPartner = defineCommand({
  action: 'organization.enrol',
  input: enrolmentForm,
  stepUp: true,
  run: async (acting) => {
    const { tx, input, now } = acting;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('enrolment', 0))`;
    const made = await tx.organization.findUnique({
      where: { id: input.key },
      select: { kind: true, name: true, domain: true, mpnId: true },
    });
    if (made) {
      const isSame =
        made.kind === 'partner' &&
        made.name === input.name &&
        made.domain === input.domain &&
        made.mpnId === input.mpnId;
      if (!isSame) throw conflict('already_sent');
      return { value: { id: input.key }, events: [], isRepeat: true };
    }
    const { domain: ownDomain } = await tx.organization.findUniqueOrThrow({
      where: { id: acting.actor.organizationId },
      select: { domain: true },
    });
    if (`.${input.domain}`.endsWith(`.${ownDomain}`)) throw invalid({ domain: 'operator_domain' });
    const kind = 'partner' as const;
    const taken = async (where: { domain: string } | { mpnId: string }) =>
      (await tx.organization.count({ where: { kind, ...where } })) > 0;
    if (await taken({ domain: input.domain })) throw invalid({ domain: 'partner_domain_taken' });
    if (await taken({ mpnId: input.mpnId })) throw invalid({ mpnId: 'mpn_id_taken' });
    const id = input.key;
    // By name: other columns of an organization are for nobody to set here.
    await tx.$executeRaw`
      INSERT INTO organization (id, kind, name, name_key, domain, mpn_id, support_website, support_email, support_phone, support_hours,
        support_languages, created_at)
      VALUES (${id}::uuid, ${kind}, ${input.name}, ${input.name.normalize('NFKC').toLowerCase()}, ${input.domain}, ${input.mpnId},
        ${input.supportWebsite || null}, ${input.supportEmail || null}, ${input.supportPhone || null}, ${input.supportHours || null},
        ${input.supportLanguages || null}, ${now})`;
    const { event } = await inviteFirst(acting, {
      organizationId: id,
      email: input.adminEmail,
      name: input.adminName,
      locale: input.adminLocale,
      roles: ['global_admin'],
    });
    return {
      value: { id },
      events: [
        {
          name: 'organization.enrolled',
          recordType: 'organization',
          recordId: id,
          partnerId: id,
          audience: 'operator_partner',
          data: differing<string>({}, { domain: input.domain, mpnId: input.mpnId }),
          words: differing<string>({}, pick(input)),
        },
        event,
      ],
    };
  },
});
