let shift: ((instant: Date) => Date) | null = null;

/** The time that work is dated with: the database's instant, unless the demo's history or a test moves it. */
export const workTime = (databaseInstant: Date): Date => (shift ? shift(databaseInstant) : databaseInstant);

/** Moves the clock for the seed and for tests; null puts it back. */
export const moveClock = (to: Date | null): void => {
  shift = to ? () => to : null;
};
