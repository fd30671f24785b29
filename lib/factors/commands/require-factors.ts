import { defineCommand } from '@/lib/command/define-command';
import { conflict, invalid, stale } from '@/lib/shared/errors';
import { requirableRoles, requirementVersion } from '../rules';
import { requirementForm } from '../schema';

/**
 * Sets which roles must have a second factor: for the operator its own and its partners', for a customer its own. Bites at the next request
 * of everybody who holds one of them. Throws invalid for a role of another side, conflict when nothing changes, stale
 * when somebody else changed it since the form was filled.
 */
export const requireFactors = defineCommand({
  action: 'factor.require',
  input: requirementForm,
  stepUp: true,
  run: async ({ tx, actor, now, input }) => {
    const offered = requirableRoles(actor.side);
    const wanted = offered.filter((role) => input.roles.includes(role));
    if (wanted.length < new Set(input.roles).size) throw invalid({ roles: 'choose' });
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('factors ' || ${actor.organizationId}::text, 0))`;
    const standing = (
      await tx.factorRequirement.findMany({
        where: { organizationId: actor.organizationId },
        select: { role: true },
        orderBy: { role: 'asc' },
      })
    ).map((row) => row.role);
    const version = requirementVersion(actor.side, standing);
    if (version !== input.version) throw stale(version);
    const [before, after] = [standing.join(','), [...wanted].sort().join(',')];
    if (before === after) throw conflict('nothing_changed');
    await tx.factorRequirement.deleteMany({
      where: { organizationId: actor.organizationId, role: { notIn: [...wanted] } },
    });
    await tx.factorRequirement.createMany({
      data: wanted
        .filter((role) => !standing.includes(role))
        .map((role) => ({ organizationId: actor.organizationId, role, setById: actor.personId, setAt: now })),
    });
    return {
      value: null,
      events: [
        {
          name: 'factor_requirement.changed',
          recordType: 'factor_requirement',
          recordId: actor.organizationId,
          audience: actor.side,
          ...(actor.side === 'customer' ? { customerId: actor.organizationId } : {}),
          data: { before, after },
        },
      ],
    };
  },
});
