/** A topic's own name for a reader of this language; null for one that the product brings and nobody renamed. */
export function ownName(names: unknown, locale: string): string | null {
  if (typeof names !== 'object' || names === null) return null;
  const name = (names as Record<string, unknown>)[locale];
  return typeof name === 'string' && name ? name : null;
}
