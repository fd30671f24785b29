import type { Acting } from '@/lib/policy/enter';

type Actors = { person_id: string; organization_id: string };

/** Names of people and organizations, as far as the acting person may know them; null for another partner's. */
export async function namesOf({ tx }: Acting, rows: readonly Actors[]) {
  const people = [...new Set(rows.map((row) => row.person_id))];
  const organizations = [...new Set(rows.map((row) => row.organization_id))];
  const persons = people.length
    ? await tx.$queryRaw<{ id: string; name: string }[]>`SELECT id, name FROM person_names(${people}::uuid[])`
    : [];
  const known = organizations.length
    ? await tx.organization.findMany({ where: { id: { in: organizations } }, select: { id: true, name: true } })
    : [];
  return (row: Actors) => ({
    person: persons.find((one) => one.id === row.person_id)?.name ?? null,
    organization: known.find((one) => one.id === row.organization_id)?.name ?? null,
  });
}
