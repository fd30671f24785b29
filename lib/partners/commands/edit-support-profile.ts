import { defineCommand } from '@/lib/command/define-command';
import { differing } from '@/lib/command/event';
import { conflict, stale } from '@/lib/shared/errors';
import { SUPPORT_FIELDS, supportProfileForm } from '../schema';

const pick = (row: Record<(typeof SUPPORT_FIELDS)[number], string | null>) =>
  Object.fromEntries(SUPPORT_FIELDS.map((name) => [name, row[name]]));

/** How the partner supports its customers (P11): they read it from then on. Throws stale when somebody changed it meanwhile. */
export const editSupportProfile = defineCommand({
  action: 'partner_profile.edit',
  input: supportProfileForm,
  on: async ({ tx, actor }) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`support profile ${actor.organizationId}`}, 0))`;
    return tx.organization.findFirst({ where: { id: actor.organizationId } });
  },
  run: async ({ tx, actor, input, record }) => {
    const { version, ...profile } = input;
    if (record.supportVersion !== version) throw stale(record.supportVersion);
    const changed = SUPPORT_FIELDS.filter((name) => (record[name] ?? '') !== profile[name]);
    if (changed.length === 0) throw conflict('nothing_changed');
    await tx.organization.updateMany({
      where: { id: actor.organizationId, supportVersion: version },
      data: { ...profile, supportVersion: version + 1 },
    });
    return {
      value: null,
      events: [
        {
          name: 'partner.support_profile_changed',
          recordType: 'partner',
          recordId: actor.organizationId,
          partnerId: actor.organizationId,
          audience: 'partner',
          data: {},
          // An address or a number here may well be a person's.
          words: differing<string | null>(pick(record), profile),
        },
      ],
    };
  },
});
