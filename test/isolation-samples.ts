import type { Viewer } from '@/lib/policy/enter';
import type { PersonKey } from './cast';
import type { Ids, Stage } from './isolation-world';

export type QuerySample = {
  rightful: PersonKey;
  strangers: readonly PersonKey[];
  call: (viewer: Viewer, ids: Ids) => Promise<unknown>;
  /** Words that the rightful reader's answer has and a stranger's has not. */
  tells: (ids: Ids) => readonly string[];
};

export type CommandSample = {
  rightful: PersonKey;
  strangers: readonly PersonKey[];
  stage?: Stage;
  /** How far tina's case is; waiting for the customer unless told. */
  caseState?: 'resolved';
  input: (ids: Ids, rightful: Viewer) => object | Promise<object>;
  /** For what strangers may do for themselves: the rightful person's rows, which must stay as they are. */
  own?: string;
};

/** Other partners, another role of the same partner, the customer itself, and an operator without a part in it. */
export const FOREIGN = ['fei', 'nora', 'sam', 'tina', 'wu'] as const satisfies readonly PersonKey[];
/** Those who may read the escalation and are no party to its partner's half of the work. */
export const OPERATOR_AND_FOREIGN = ['lin', 'qian', ...FOREIGN] as const satisfies readonly PersonKey[];
export const PARTNER_AND_FOREIGN = ['hana', 'ada', 'qian', ...FOREIGN] as const satisfies readonly PersonKey[];
export const OTHER_PARTNERS = ['nora', 'sam', 'bo', 'tina', 'lin'] as const satisfies readonly PersonKey[];
export const OTHERS_DRAFTS = ['ada', 'fei', 'lin', 'sam', 'tina'] as const satisfies readonly PersonKey[];

export const NO_PART_IN_DELIVERY = ['lin', 'wu', 'hana', 'ada', 'tina'] as const satisfies readonly PersonKey[];
