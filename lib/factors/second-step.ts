import { recordEvent } from '@/lib/command/event';
import { fieldErrors } from '@/lib/command/field-errors';
import { noticeInside } from '@/lib/identity/tx';
import { workTime } from '@/lib/platform/clock';
import { appDb, type Transaction } from '@/lib/platform/db';
import { forgetGuesses, mayGuess } from '@/lib/platform/guess-limit';
import { authorize } from '@/lib/policy/authorize';
import { enter, type Viewer } from '@/lib/policy/enter';
import type { Outcome } from '@/lib/shared/errors';
import { takeCode } from './internal/check-code';
import { beginSeed, confirmSeed, type Enrolment, makeFirstCodes, readBegun } from './internal/enrol';
import { factorEvent } from './internal/factor-event';
import { CODE_LIMITS } from './internal/limits';
import { askToShow, readShown } from './internal/webauthn';
import { codeForm, passkeyAnswer } from './schema';

/** Who has shown a password and still owes a factor: one that they have (`step`), or the first one (`enrol`). */
export type Pending = {
  name: string;
  email: string;
  locale: string;
  due: 'step' | 'enrol';
  hasAuthenticator: boolean;
  hasPasskey: boolean;
  enrolment: Enrolment | null;
};

type PendingRow = {
  person_id: string;
  name: string;
  email: string;
  locale: string;
  due: 'step' | 'enrol';
  instant: Date;
};
type Owing = { tx: Transaction; row: PendingRow; now: Date };

/** Skips the policy table, as nobody acts before the factor is shown: enter_pending() opens that person's own factors and nothing else. */
async function unsafeAsPending<T>(viewer: Viewer, work: (owing: Owing) => Promise<T>): Promise<T | null> {
  return appDb().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<PendingRow[]>`SELECT * FROM enter_pending(${viewer.sessionHash})`;
    return row ? work({ tx, row, now: workTime(row.instant) }) : null;
  });
}

const failed = (why: string): Outcome<never> => ({ ok: false, failure: { kind: 'invalid', fields: { code: why } } });
const over: Outcome<never> = { ok: false, failure: { kind: 'signed_out' } };

/** What the browser's session owes before it is somebody's; null when it owes nothing, or is none. */
export async function getPending(viewer: Viewer): Promise<Pending | null> {
  return unsafeAsPending(viewer, async ({ tx, row, now }) => ({
    name: row.name,
    email: row.email,
    locale: row.locale,
    due: row.due,
    hasAuthenticator: (await tx.totpFactor.count({ where: { confirmedAt: { not: null } } })) > 0,
    hasPasskey: (await tx.passkey.count()) > 0,
    enrolment: row.due === 'enrol' ? await readBegun(tx, row.email, now) : null,
  }));
}

/** Takes a code of the authenticator or a recovery code, and makes the session the person's. Fails with a key for the field `code`. */
export async function passSecondStep(viewer: Viewer, raw: unknown): Promise<Outcome<null>> {
  const parsed = codeForm.safeParse(raw);
  if (!parsed.success) return { ok: false, failure: { kind: 'invalid', fields: fieldErrors(parsed.error) } };
  const personId = await unsafeAsPending(viewer, async ({ row }) => row.person_id);
  if (!personId) return over;
  if (!(await mayGuess(CODE_LIMITS, personId))) return failed('too_many_tries');
  const isTaken = await unsafeAsPending(viewer, ({ tx, now }) =>
    takeCode({ tx, sessionHash: viewer.sessionHash, personId, now }, parsed.data.code),
  );
  if (!isTaken) return isTaken === null ? over : failed('wrong_code');
  await forgetGuesses(CODE_LIMITS, personId);
  return { ok: true, value: null };
}

/** What the browser needs to show one of the passkeys of who owes a factor; null when they have none. */
export async function askForOwnPasskey(viewer: Viewer) {
  return unsafeAsPending(viewer, async ({ tx }) => {
    const known = await tx.passkey.findMany({ select: { credentialId: true, transports: true } });
    return known.length > 0 ? askToShow(tx, 'second_step', known) : null;
  });
}

/** Takes a passkey of who owes a factor, and makes the session the person's. */
export async function passByPasskey(viewer: Viewer, raw: unknown): Promise<Outcome<null>> {
  const refused: Outcome<null> = { ok: false, failure: { kind: 'conflict', why: 'passkey_refused' } };
  const parsed = passkeyAnswer.safeParse(raw);
  if (!parsed.success) return refused;
  const passed = await unsafeAsPending(viewer, async ({ tx }): Promise<Outcome<null>> => {
    const stored = await tx.passkey.findFirst({
      where: { credentialId: parsed.data.id },
      select: { credentialId: true, publicKey: true, counter: true },
    });
    const counter = stored && (await readShown(tx, 'second_step', parsed.data, stored));
    if (counter === null) return refused;
    const [row] = await tx.$queryRaw<{ passed: boolean }[]>`
      SELECT pass_passkey(${viewer.sessionHash}, ${parsed.data.id}, ${counter}::bigint) AS passed`;
    return row?.passed ? { ok: true, value: null } : refused;
  });
  return passed ?? over;
}

/** Makes a seed for who must have a factor and has none. */
export async function beginEnrolment(viewer: Viewer): Promise<Outcome<null>> {
  const begun = await unsafeAsPending(viewer, async ({ tx, row }) => {
    if (row.due !== 'enrol') return null;
    await beginSeed(tx, row.person_id);
    return true;
  });
  return begun ? { ok: true, value: null } : over;
}

/** Takes the new app's first code: the session is the person's from then on. Returns the recovery codes, the only time that they can be read. */
export async function finishEnrolment(viewer: Viewer, raw: unknown): Promise<Outcome<{ codes: string[] }>> {
  const parsed = codeForm.safeParse(raw);
  if (!parsed.success) return { ok: false, failure: { kind: 'invalid', fields: fieldErrors(parsed.error) } };
  const done = await unsafeAsPending(viewer, async ({ tx, row, now }): Promise<Outcome<{ codes: string[] }>> => {
    if (row.due !== 'enrol') return over;
    const why = await confirmSeed(tx, viewer.sessionHash, parsed.data.code, now);
    if (why) return failed(why);
    const acting = await enter(tx, viewer.sessionHash, viewer.requestId);
    const codes = (await makeFirstCodes(acting)) ?? [];
    const event = factorEvent(acting.actor, {
      name: 'person.factor_added',
      data: { factorBefore: null, factorAfter: 'authenticator' },
    });
    await recordEvent(acting, authorize(acting.actor, 'factor.manage'), event);
    await noticeInside(acting, 'factor_added');
    return { ok: true, value: { codes } };
  });
  return done ?? over;
}
