import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';

/** Whether the viewer has a password, and whether a passkey signs them in. */
export async function getOwnSignIn(viewer: Viewer): Promise<{ hasPassword: boolean; hasPasskey: boolean }> {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'person.password');
    const [row] = await tx.$queryRaw<{ hasPassword: boolean; hasPasskey: boolean }[]>`
      SELECT own_password() IS NOT NULL AS "hasPassword",
        EXISTS (SELECT FROM passkey k WHERE k.person_id = ${actor.personId}::uuid) AS "hasPasskey"`;
    return { hasPassword: row?.hasPassword ?? false, hasPasskey: row?.hasPasskey ?? false };
  });
}
