export type Search = Promise<Record<string, string | string[] | undefined>>;

// PostgreSQL takes no NUL, and no parameter needs one.
const withoutControls = (text: string | undefined) => text?.replace(/\p{Cc}/gu, '');

/** The first value of each query parameter, without control characters; what is given twice counts once. */
export async function firstValues(search: Search): Promise<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(await search).map(([name, value]) => [
      name,
      withoutControls(Array.isArray(value) ? value[0] : value),
    ]),
  );
}

/** The address of the same screen with some parameters changed; undefined takes one away. */
export function addressWith(
  path: string,
  now: Record<string, string | undefined>,
  changes: Record<string, string | undefined>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...now, ...changes })) if (value) query.set(name, value);
  return query.size ? `${path}?${query}` : path;
}
