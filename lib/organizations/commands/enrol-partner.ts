import { defineCommand } from '@/lib/command/define-command';
import { differing } from '@/lib/command/event';
import { firstInvited } from '@/lib/identity/tx';
import type { Acting } from '@/lib/policy/enter';
import { conflict, invalid } from '@/lib/shared/errors';
import { saysTheSame } from '@/lib/shared/same-fields';
import { holdEnrolments, inviteFirst } from '../internal/first-admin';
import { type Enrolment, enrolmentForm } from '../schema';

const pick = ({ name, supportWebsite, supportEmail, supportPhone, supportHours, supportLanguages }: Enrolment) => ({
  name,
  supportWebsite,
  supportEmail,
  supportPhone,
  supportHours,
  supportLanguages,
});

async function isSame(acting: Acting & { input: Enrolment }, made: Record<string, unknown>): Promise<boolean> {
  const { adminName: name, adminEmail: email, adminLocale: locale, domain, mpnId, key } = acting.input;
  const invited = await firstInvited(acting, key);
  const facts: Record<string, string | null> = { kind: 'partner', domain, mpnId };
  for (const [field, value] of Object.entries(pick(acting.input))) facts[field] = value || null;
  return invited !== null && saysTheSame(invited, { name, email, locale }) && saysTheSame(made, facts);
}

/**
 * Enrols a partner and invites its first global admin, both or neither. One form key makes one partner: sent again, it answers with the one
 * that it made; another under a used key is a conflict `already_sent`. Throws invalid for the operator's own domain, and for a domain or an
 * MPN id that another partner has.
 */
export const enrolPartner = defineCommand({
  action: 'organization.enrol',
  input: enrolmentForm,
  stepUp: true,
  run: async (acting) => {
    const { tx, input, now } = acting;
    await holdEnrolments(acting);
    const made = await tx.organization.findUnique({ where: { id: input.key } });
    if (made) {
      if (!(await isSame(acting, made))) throw conflict('already_sent');
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
    const { event } = await inviteFirst(acting, id, input);
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
