import { defineCommand } from '@/lib/command/define-command';
import type { EventDraft } from '@/lib/command/event';
import { conflict } from '@/lib/shared/errors';
import { holdVersion, nextVersion, SLA, targetText } from '../internal/promises';
import type { SlaTarget } from '../rules/severity';
import { targetsForm } from '../schema/promises';

/**
 * Changes the table of response targets (P21), on the version that the person saw. It holds for what is filed, or gets another severity,
 * from now on; what was promised already stands. Throws stale, or conflict when nothing differs.
 */
export const changeTargets = defineCommand({
  action: 'promise.change',
  input: targetsForm,
  run: async (acting) => {
    const { tx, input } = acting;
    await holdVersion(acting, SLA, input.version);
    const standing = (await tx.slaTarget.findMany()) as SlaTarget[];
    const data: EventDraft['data'] = {};
    for (const target of input.targets) {
      const { severity, kind, ...promise } = target;
      const before = standing.find((one) => one.severity === severity && one.kind === kind);
      if (!before || targetText(before) === targetText(target)) continue;
      await tx.slaTarget.updateMany({ where: { severity, kind }, data: promise });
      data[`target_${severity}_${kind}_before`] = targetText(before);
      data[`target_${severity}_${kind}_after`] = targetText(target);
    }
    if (Object.keys(data).length === 0) throw conflict('nothing_changed');
    const version = await nextVersion(acting, SLA, { seen: input.version });
    return {
      value: { version },
      events: [
        {
          name: 'promise.targets_changed',
          recordType: 'promise',
          recordId: SLA,
          audience: 'operator',
          data: { version, ...data },
        },
      ],
    };
  },
});
