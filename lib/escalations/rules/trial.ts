import type { BusinessCalendar } from '../calendar';
import { type ClockFacts, responseClock } from './clock';
import { responseDueAt, type Severity, type SlaTarget, type SupportKind, targetFor } from './severity';

export const MOST_TRIED = 500;

/** A request's clock and no word of it. */
export type TriedRequest = ClockFacts & { number: string; kind: SupportKind; severity: Severity };
export type Promises = { targets: readonly SlaTarget[]; calendar: BusinessCalendar };
export type TriedBreach = {
  number: string;
  severity: Severity;
  kind: SupportKind;
  filedAt: Date;
  /** By when a response was promised, and by when it would have been. */
  promisedAt: Date;
  dueAt: Date;
  isBreach: boolean;
  wasBreach: boolean;
};
export type Trial = { tried: number; breaches: number; breachesBefore: number; listed: TriedBreach[] };

const isBreach = (facts: ClockFacts, now: Date) => ['breached', 'missed'].includes(responseClock(facts, now).state);

/**
 * P21: what these promises would have meant for requests of the past, each counted from its filing with the severity that it has, against
 * what happened since. Listed is what would have been breached, and what was and would not have been; newest first.
 */
export function tryPromises(requests: readonly TriedRequest[], promises: Promises, now: Date): Trial {
  const all = requests.map((request): TriedBreach => {
    const { number, severity, kind, filedAt } = request;
    const dueAt = targetFor(promises.targets, severity, kind)
      ? responseDueAt({ severity, kind, filedAt, ...promises })
      : request.responseDueAt;
    return {
      number,
      severity,
      kind,
      filedAt,
      promisedAt: request.responseDueAt,
      dueAt,
      isBreach: isBreach({ ...request, responseDueAt: dueAt }, now),
      wasBreach: isBreach(request, now),
    };
  });
  return {
    tried: all.length,
    breaches: all.filter((one) => one.isBreach).length,
    breachesBefore: all.filter((one) => one.wasBreach).length,
    listed: all
      .filter((one) => one.isBreach || one.wasBreach)
      .sort((a, b) => b.filedAt.getTime() - a.filedAt.getTime()),
  };
}
