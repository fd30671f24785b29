import { askCustomer } from '@/lib/cases/commands/ask-customer';
import { openCase } from '@/lib/cases/commands/open-case';
import { resolveCase } from '@/lib/cases/commands/resolve-case';
import { getCaseToEscalate } from '@/lib/cases/queries/case-to-escalate';
import { getCase } from '@/lib/cases/queries/get-case';
import { getOpening } from '@/lib/cases/queries/get-opening';
import { listCases, openCases } from '@/lib/cases/queries/list-cases';
import { searchCases } from '@/lib/cases/queries/search-cases';
import { newId } from '@/lib/shared/ids';
import type { PersonKey } from './cast';
import { ownerSql, signIn } from './database';
import type { CommandSample, QuerySample } from './isolation-samples';
import type { Ids } from './isolation-world';

export const CASE_TITLE = 'A title between Tailspin and Contoso';
const NO_PART = ['fei', 'nora', 'sam', 'bo', 'wendy', 'uma', 'lin', 'zhao', 'qian', 'he', 'wu'] as const;
const NO_PART_OR_COLLEAGUE: readonly PersonKey[] = [...NO_PART, 'mei'];

export const raising = () => ({
  key: newId(),
  serviceId: 'exchange',
  title: CASE_TITLE,
  description: 'A description between customer and partner',
  startedAt: '2026-11-20T09:00',
  impact: 'some_users',
});

/** A case of tina's with Contoso; `state` says how far it is. */
export async function makeCase(state: 'open' | 'resolved'): Promise<{ caseNumber: string; caseVersion: number }> {
  const raised = await openCase(await signIn('tina'), raising());
  if (!raised.ok) throw new Error(JSON.stringify(raised.failure));
  const { number } = raised.value;
  const said = { number, version: 1, key: newId(), body: 'Words between partner and customer' };
  const next = await (state === 'resolved' ? resolveCase : askCustomer)(await signIn('hana'), said);
  if (!next.ok) throw new Error(JSON.stringify(next.failure));
  const [row] = await ownerSql<{ version: number }>('SELECT version FROM customer_case WHERE number = $1', [number]);
  return { caseNumber: number, caseVersion: row?.version ?? 0 };
}

const tells = (ids: Ids) => [ids.caseNumber, CASE_TITLE];

export const CASE_QUERIES: Record<string, QuerySample> = {
  'cases.getCase': {
    rightful: 'hana',
    strangers: [...NO_PART_OR_COLLEAGUE, 'max'],
    call: (viewer, ids) => getCase(viewer, ids.caseNumber),
    tells,
  },
  'cases.getCaseToEscalate': {
    rightful: 'hana',
    strangers: [...NO_PART_OR_COLLEAGUE, 'max', 'tina'],
    call: (viewer, ids) => getCaseToEscalate(viewer, ids.caseNumber),
    tells: (ids) => [...tells(ids), 'Words between partner and customer'],
  },
  'cases.getOpening': {
    rightful: 'max',
    strangers: ['uma', 'mei', 'hana', 'fei', 'lin'],
    call: (viewer) => getOpening(viewer),
    tells: () => ['Fabrikam Partners', 'support@fabrikam.example'],
  },
  'cases.listCases': {
    rightful: 'serge',
    strangers: [...NO_PART_OR_COLLEAGUE, 'max'],
    call: (viewer) => listCases(viewer, { view: 'all' }),
    tells,
  },
  'cases.searchCases': {
    rightful: 'serge',
    strangers: [...NO_PART_OR_COLLEAGUE, 'max'],
    call: (viewer, ids) => searchCases(viewer, ids.caseNumber, 5),
    tells,
  },
  'cases.openCases': {
    rightful: 'tina',
    strangers: [...NO_PART_OR_COLLEAGUE, 'max'],
    call: (viewer) => openCases(viewer),
    tells,
  },
};

const said = (ids: Ids) => ({
  number: ids.caseNumber,
  version: ids.caseVersion,
  key: newId(),
  body: 'Words to the other side',
});
const PARTNER_ALONE: readonly PersonKey[] = [...NO_PART_OR_COLLEAGUE, 'max', 'tina'];

export const CASE_COMMANDS: Record<string, CommandSample> = {
  'cases.addCaseNote': { rightful: 'hana', strangers: PARTNER_ALONE, input: said },
  'cases.askCustomer': {
    rightful: 'hana',
    strangers: [...NO_PART_OR_COLLEAGUE, 'max'],
    input: said,
  },
  'cases.closeCase': {
    rightful: 'tina',
    strangers: [...NO_PART_OR_COLLEAGUE, 'max'],
    caseState: 'resolved',
    input: said,
  },
  'cases.openCase': {
    rightful: 'max',
    strangers: ['uma', 'mei', 'hana', 'ada', 'sam', 'lin', 'he'],
    input: raising,
  },
  'cases.reopenCase': {
    rightful: 'ada',
    strangers: [...NO_PART_OR_COLLEAGUE, 'max'],
    caseState: 'resolved',
    input: said,
  },
  'cases.replyToCase': { rightful: 'serge', strangers: [...NO_PART_OR_COLLEAGUE, 'max'], input: said },
  'cases.resolveCase': { rightful: 'hana', strangers: PARTNER_ALONE, input: said },
};
