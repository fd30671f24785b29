import type { PolicyRow } from '../row';

export const PARTNER_ADMIN_ROWS = [] as const satisfies readonly PolicyRow[];
