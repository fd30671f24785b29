import { hash, verify } from '@node-rs/argon2';

/** argon2id at OWASP's floor: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 3;

let dummy: Promise<string> | undefined;
function nobodysHash(): Promise<string> {
  dummy ??= hash('nobody has this password', COST);
  return dummy;
}
let running = 0;
const waiting: (() => void)[] = [];

async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
  while (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** What is kept of a password. */
export const hashPassword = (password: string): Promise<string> => oneOfFew(() => hash(password, COST));

/** Compares in the same time whether the account exists or not, and never more than a few at once. */
export const passwordMatches = (stored: string | undefined, password: string): Promise<boolean> =>
  oneOfFew(async () => {
    const matches = await verify(stored ?? (await nobodysHash()), password);
    return matches && stored !== undefined;
  });
