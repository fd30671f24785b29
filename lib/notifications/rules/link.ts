/** The address of the thing in the text of a mail, without its origin, which may have changed since; null when there is none. */
export function linkIn(text: string): string | null {
  const [address] = /https?:\/\/\S+/.exec(text) ?? [];
  if (!address || !URL.canParse(address)) return null;
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
}
