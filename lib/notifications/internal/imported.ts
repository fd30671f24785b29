import { Prisma } from '@/lib/platform/db';

/** On alias `m`: what an import between these instants has changed, and a person should know without looking. */
export const importedSql = (begun: Prisma.Sql | Date, ended: Date): Prisma.Sql =>
  Prisma.sql`m.origin = 'imported' AND m.state = 'published' AND m.version > 1 AND m.updated_at BETWEEN ${begun} AND ${ended}
    AND (m.is_major_change OR m.is_data_privacy OR m.act_by > now())`;
