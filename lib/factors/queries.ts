import type { Role } from '@/lib/policy/actor';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { proofDue } from '@/lib/policy/proof';
import type { Proof } from '@/lib/shared/errors';
import { readBegun } from './internal/enrol';
import { requirableRoles } from './rules';

/** By what the viewer must prove who they are before a dangerous act; null when they have done so within ten minutes. */
export async function getProofDue(viewer: Viewer): Promise<Proof | null> {
  return asViewer(viewer, async ({ tx }) => {
    const due = await proofDue(tx, viewer.sessionHash);
    return due?.isDue ? due.by : null;
  });
}

/** The viewer's own factors, what is left of the recovery codes, and the set-up of an authenticator that this session began and did not finish. */
export async function getOwnFactors(viewer: Viewer) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    authorize(actor, 'factor.manage');
    const own = { personId: actor.personId };
    const authenticator = await tx.totpFactor.findFirst({
      where: { ...own, confirmedAt: { not: null } },
      select: { confirmedAt: true },
    });
    const codes = await tx.$queryRaw<{ created_at: Date; used_at: Date | null }[]>`
      SELECT created_at, used_at FROM recovery_code WHERE person_id = ${actor.personId}::uuid`;
    const passkeys = await tx.passkey.findMany({
      where: own,
      select: { id: true, name: true, isSynced: true, createdAt: true, lastUsedAt: true },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    const [required] = await tx.$queryRaw<{ required: boolean }[]>`SELECT own_factor_required() AS required`;
    const due = await proofDue(tx, viewer.sessionHash);
    return {
      authenticatorSince: authenticator?.confirmedAt ?? null,
      enrolment: await readBegun(tx, actor.email, now),
      codesLeft: codes.filter((code) => code.used_at === null).length,
      codesMadeAt: codes[0]?.created_at ?? null,
      passkeys,
      isRequired: required?.required ?? false,
      proof: due?.isDue ? due.by : null,
    };
  });
}

/** Of which roles the viewer's organization requires a second factor, of those that it may require one of. */
export async function getRequirement(viewer: Viewer): Promise<{ role: Role; isRequired: boolean }[]> {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'factor.require');
    const rows = await tx.factorRequirement.findMany({
      where: { organizationId: actor.organizationId },
      select: { role: true },
    });
    const required = new Set(rows.map((row) => row.role));
    return requirableRoles(actor.side).map((role) => ({ role, isRequired: required.has(role) }));
  });
}
