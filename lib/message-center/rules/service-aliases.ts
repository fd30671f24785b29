import { serviceKey } from '@/lib/catalogue/rules';

type Named = { id: string; name: string; aliases: readonly string[] };
export type ServiceOf = (name: string) => string | null;

/**
 * Which of the catalogue's services a name of Microsoft's posts means, by its own name or what else it is called; null for a name that is
 * kept as it came and reaches nobody.
 */
export function serviceReader(services: readonly Named[]): ServiceOf {
  const ids = new Map(
    services.flatMap(({ id, name, aliases }) => [...aliases, name].map((one) => [serviceKey(one), id])),
  );
  return (name) => ids.get(serviceKey(name)) ?? null;
}
