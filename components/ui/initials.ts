const HAN = /\p{Script=Han}/gu;
const LATIN = /\p{Script=Latin}/u;

const firstOf = (word = ''): string => Array.from(word)[0] ?? '';

/** At most two characters for a name: of its first and its last Latin word; the last Chinese one where none is Latin. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const latin = words.filter((word) => LATIN.test(firstOf(word)));
  const han = latin.length === 0 ? name.match(HAN)?.at(-1) : undefined;
  if (han) return han;
  const used = latin.length > 0 ? latin : words;
  const last = used.length > 1 ? firstOf(used.at(-1)) : '';
  return `${firstOf(used[0])}${last}`.toUpperCase();
}
