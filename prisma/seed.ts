import { Client } from 'pg';
import { closeDatabases } from '@/lib/platform/db';
import { hashOf, newSecret } from '@/lib/shared/ids';
import { ORGANIZATIONS, PEOPLE, personKeys } from '@/test/cast';
import { seedCases } from './seed/cases';
import { seedCatalogue } from './seed/catalogue';
import { seedChangeRequests } from './seed/change-requests';
import { seedCommunications } from './seed/communications';
import { seedHealthHistory } from './seed/health-history';
import { seedHistory } from './seed/history';
import { seedInvitations } from './seed/invitations';
import { seedPartnerHistory } from './seed/partner-history';
import { seedTenantHistory } from './seed/tenant-history';
import { seedWorld } from './seed/world';

const say = (line: string) => console.log(line);

async function becomeOwner(client: Client): Promise<void> {
  const { rows } = await client.query<{ may_become: boolean }>(
    "SELECT current_user <> 'liaison_owner' AND pg_has_role('liaison_owner', 'MEMBER') AS may_become",
  );
  if (rows[0]?.may_become) await client.query('SET ROLE liaison_owner');
}

/** The history's people act in sessions of their own, which end with it. */
async function withSessions(
  client: Client,
  work: (sessionOf: Parameters<typeof seedHistory>[0]) => Promise<void>,
): Promise<void> {
  const opened = new Map(personKeys.map((key) => [PEOPLE[key].email, hashOf(newSecret())]));
  const people = [...opened.keys()];
  const hashes = [...opened.values()];
  await client.query(
    `INSERT INTO session (id_hash, person_id, idle_minutes, ends_at, user_agent)
     SELECT given.hash, p.id, 60, now() + interval '1 hour', 'demo history'
     FROM unnest($1::text[], $2::text[]) AS given (email, hash) JOIN person p ON p.email = given.email`,
    [people, hashes],
  );
  await work(async (email) => {
    const sessionHash = opened.get(email);
    if (!sessionHash) throw new Error(`Nobody of the cast has the address ${email}`);
    return { sessionHash, requestId: null };
  });
  await client.query('DELETE FROM session WHERE id_hash = ANY($1)', [hashes]);
}

async function seed(client: Client): Promise<void> {
  await becomeOwner(client);
  await seedCatalogue(client);
  say('catalogue: services, offers, topics, promises, calendar');
  if (process.env.LIAISON_DEMO !== 'on') return;
  if (!(await seedWorld(client))) {
    say('demo world: there are organizations already, nothing added');
    return;
  }
  say('demo world: organizations, people, subscriptions, tenants, messages, service health');
  const ids = {
    tailspin: ORGANIZATIONS.tailspin.id,
    wingtip: ORGANIZATIONS.wingtip.id,
    adatum: ORGANIZATIONS.adatum.id,
    litware: ORGANIZATIONS.litware.id,
  };
  await withSessions(client, async (sessionOf) => {
    await seedHistory(sessionOf, ids, say);
    await seedChangeRequests(sessionOf, say);
    await seedHealthHistory(sessionOf, say);
    await seedTenantHistory(sessionOf);
    say('history: settings of tenants and delegated privileges');
    await seedPartnerHistory(sessionOf);
    say('history: what partners keep of their customers');
    await seedCases(sessionOf, say);
    await seedCommunications(sessionOf);
    await seedInvitations(sessionOf);
  });
}

async function main(): Promise<void> {
  const address = process.env.DATABASE_URL;
  if (!address) {
    console.error('DATABASE_URL is missing: the address of the owner of the database.');
    process.exitCode = 1;
    return;
  }
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    await seed(client);
  } finally {
    await client.end();
    await closeDatabases();
  }
}

await main();
