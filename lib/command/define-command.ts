import type { z } from 'zod';
import type { Transaction } from '@/lib/platform/db';
import { authorize, type Grant } from '@/lib/policy/authorize';
import { type Acting, asViewer, type Viewer } from '@/lib/policy/enter';
import { proofDue } from '@/lib/policy/proof';
import type { Action } from '@/lib/policy/table';
import { DomainError, notFound, type Outcome, signedOut, stepUp } from '@/lib/shared/errors';
import { type EventDraft, recordEvent } from './event';
import { fieldErrors } from './field-errors';

export type Working<Input, Found> = Acting & { input: Input; record: Found; grant: Grant };

type Declaration<Schema extends z.ZodType, Found, Value> = {
  action: Action;
  input: Schema;
  /** Finds the record in the grant's scope; null reads as not found, whatever the reason. */
  on?: (acting: Acting & { grant: Grant }, input: z.infer<Schema>) => Promise<Found | null>;
  /** Faults that no schema can see, of an input that the schema refuses: said with the others, not after them. */
  faults?: (acting: Acting & { grant: Grant }, raw: unknown) => Promise<Record<string, string>>;
  run: (working: Working<z.infer<Schema>, Found>) => Promise<{ value: Value; events: EventDraft[]; isRepeat?: true }>;
  /** The person's own state (drafts, read marks): writes own rows and no event. */
  personal?: true;
  /** Dangerous, always or with such an input: refused as `step_up` unless the person has proved within ten minutes who they are. */
  stepUp?: true | ((input: z.infer<Schema>) => boolean);
  /** For what reads through all that somebody ever wrote: milliseconds until it is given up, instead of ten seconds. */
  limitMs?: number;
};

export type Command<Value> = ((viewer: Viewer, input: unknown) => Promise<Outcome<Value>>) & { action: Action };

async function requireProof(tx: Transaction, sessionHash: string): Promise<void> {
  const due = await proofDue(tx, sessionHash);
  if (due === null) throw signedOut();
  if (due.isDue) throw stepUp(due.by);
}

/**
 * The only way to write: parse, open the transaction, authorize in it, find the record in scope, run, record at least one event, commit.
 * Returns what went wrong as a Failure; only faults of the program are thrown.
 */
export function defineCommand<Schema extends z.ZodType, Value, Found = null>(
  declaration: Declaration<Schema, Found, Value>,
): Command<Value> {
  const command = async (viewer: Viewer, raw: unknown): Promise<Outcome<Value>> => {
    const parsed = declaration.input.safeParse(raw);
    const work = async (acting: Acting) => {
      const grant = authorize(acting.actor, declaration.action);
      if (!parsed.success) {
        const more = await declaration.faults?.({ ...acting, grant }, raw);
        throw new DomainError({ kind: 'invalid', fields: { ...more, ...fieldErrors(parsed.error) } });
      }
      const record = declaration.on ? await declaration.on({ ...acting, grant }, parsed.data) : (null as Found);
      if (declaration.on && record === null) throw notFound();
      const { stepUp: asks } = declaration;
      if (asks === true || asks?.(parsed.data)) await requireProof(acting.tx, viewer.sessionHash);
      const { value, events, isRepeat } = await declaration.run({
        ...acting,
        input: parsed.data,
        record: record as Found,
        grant,
      });
      if (!declaration.personal && !isRepeat && events.length === 0)
        throw new Error(`${declaration.action} recorded no event`);
      if (events.length > 0) await recordEvent(acting, grant, ...events);
      return value;
    };
    try {
      const value = await asViewer(viewer, work, { limitMs: declaration.limitMs });
      return { ok: true, value };
    } catch (error) {
      if (error instanceof DomainError) return { ok: false, failure: error.failure };
      throw error;
    }
  };
  return Object.assign(command, { action: declaration.action });
}
