import type { PolicyRow } from '../row';

export const OPERATOR_ADMIN_ROWS = [] as const satisfies readonly PolicyRow[];
