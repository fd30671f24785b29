import { defineCommand } from '@/lib/command/define-command';
import { settleDraft } from '@/lib/conversation/tx';
import { invalid } from '@/lib/shared/errors';
import { draftSubject, editForm } from '../schema';
import { changeIssue, holdIssue, issueEvent, readTimes } from '../tx';

type Patch = Partial<Record<string, string | Date | null>>;
const shown = (value: string | Date | null | undefined) =>
  value instanceof Date ? value.toISOString() : (value ?? null);

// The description of the impact is as long as a page: that it changed is on the record, and the issue has it.
const beforeAndAfter = (before: object, after: Patch, changed: string[]) =>
  Object.fromEntries(
    changed
      .filter((name) => name !== 'impactDescription')
      .flatMap((name) => [
        [`${name}Before`, shown((before as Patch)[name])],
        [`${name}After`, shown(after[name])],
      ]),
  );

/** Corrects what an issue says of itself and when it began (and, once resolved, ended). Never its service: it would reach other people. */
export const editIssue = defineCommand({
  action: 'health.write',
  input: editForm,
  on: (acting, input) => holdIssue(acting, input.issueId),
  run: async (working) => {
    const { input, record } = working;
    if (record.isResolved && input.endedAt === '') throw invalid({ endedAt: 'required' });
    const endedAt = record.isResolved ? input.endedAt : null;
    const patch = {
      ...readTimes(working, { startedAt: input.startedAt, endedAt }, record),
      classification: input.classification,
      title: input.title,
      impactDescription: input.impactDescription,
      feature: input.feature || null,
      featureGroup: input.featureGroup || null,
    };
    const changed = (Object.keys(patch) as (keyof typeof patch)[]).filter(
      (name) => patch[name]?.valueOf() !== record[name]?.valueOf(),
    );
    await settleDraft(working, { key: input.key, subject: draftSubject({ issueId: record.id, form: 'edit' }) });
    if (changed.length === 0) return { value: null, events: [], isRepeat: true };
    const after = await changeIssue(working, input.version, patch);
    return {
      value: null,
      events: [issueEvent('updated', after, { changed: changed.join(','), ...beforeAndAfter(record, patch, changed) })],
    };
  },
});
