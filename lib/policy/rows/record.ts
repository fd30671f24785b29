import type { PolicyRow } from '../row';

export const RECORD_ROWS = [] as const satisfies readonly PolicyRow[];
