import type { PolicyRow } from '../row';

export const PEOPLE_ROWS = [] as const satisfies readonly PolicyRow[];
