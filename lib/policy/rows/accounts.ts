import type { PolicyRow } from '../row';

export const ACCOUNT_ROWS = [] as const satisfies readonly PolicyRow[];
