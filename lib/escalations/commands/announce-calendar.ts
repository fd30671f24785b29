import { defineCommand } from '@/lib/command/define-command';
import { conflict } from '@/lib/shared/errors';
import { calendarName, holdVersion, nextVersion } from '../internal/promises';
import { announcementForm } from '../schema/promises';

/** Says that a year's calendar is as it was announced, or that it is provisional still (P21). Throws stale, or conflict when it says so already. */
export const announceCalendar = defineCommand({
  action: 'promise.change',
  input: announcementForm,
  run: async (acting) => {
    const { tx, input } = acting;
    const name = calendarName(input.year);
    const isProvisional = input.standing === 'provisional';
    await holdVersion(acting, name, input.version);
    const standing = await tx.promiseVersion.findUnique({ where: { name }, select: { isProvisional: true } });
    if ((standing?.isProvisional ?? true) === isProvisional) throw conflict('nothing_changed');
    const version = await nextVersion(acting, name, { seen: input.version, isProvisional });
    return {
      value: { version },
      events: [
        {
          name: 'promise.calendar_announced',
          recordType: 'promise',
          recordId: name,
          audience: 'operator',
          data: { version, isProvisionalBefore: !isProvisional, isProvisionalAfter: isProvisional },
        },
      ],
    };
  },
});
