import { newestVisibleSeqs } from '@/lib/audit/queries';
import { authorize, may } from '@/lib/policy/authorize';
import { type Acting, asViewer, type Viewer } from '@/lib/policy/enter';
import { FIRST_ZONE } from './internal/roster';
import { gapsOf, onDutyAt, weekMinute } from './rules/roster';

/** The partner's own profile, and how it says that it supports its customers (P11). */
export async function getPartnerProfile(viewer: Viewer) {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'partner_profile.view');
    const profile = await tx.organization.findFirstOrThrow({
      where: { id: actor.organizationId },
      select: {
        name: true,
        domain: true,
        standings: { where: { kind: 'arrears', endedAt: null }, select: { since: true } },
        createdAt: true,
        supportWebsite: true,
        supportEmail: true,
        supportPhone: true,
        supportHours: true,
        supportLanguages: true,
        supportVersion: true,
      },
    });
    const { standings, ...facts } = profile;
    return {
      ...facts,
      inArrearsSince: standings[0]?.since ?? null,
      mayEdit: may(actor, 'partner_profile.edit'),
    };
  });
}
export type PartnerProfile = Awaited<ReturnType<typeof getPartnerProfile>>;

async function readShifts({ tx, actor }: Acting) {
  const rows = await tx.dutyShift.findMany({
    where: { partnerId: actor.organizationId },
    select: {
      id: true,
      weekday: true,
      startsMinute: true,
      minutes: true,
      person: { select: { id: true, name: true, phone: true, disabledAt: true } },
    },
    orderBy: [{ weekday: 'asc' }, { startsMinute: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ person, ...shift }) => ({ ...shift, person, isCounted: person.disabledAt === null }));
}

/** The duty roster: each weekly shift, who is on duty now, and when nobody is. A shift of somebody who may not sign in counts as none. */
export async function getRoster(viewer: Viewer) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    authorize(actor, 'roster.view');
    const seen = await newestVisibleSeqs({ ...viewer, acting });
    const roster = await tx.dutyRoster.findFirst({ where: { partnerId: actor.organizationId } });
    const timeZone = roster?.timeZone ?? FIRST_ZONE;
    const shifts = await readShifts(acting);
    const counted = shifts.filter((shift) => shift.isCounted);
    const mayArrange = may(actor, 'roster.arrange');
    const people = mayArrange
      ? await tx.person.findMany({
          where: { organizationId: actor.organizationId, disabledAt: null },
          select: { id: true, name: true },
          orderBy: { name: 'asc' },
        })
      : [];
    return {
      timeZone,
      version: roster?.version ?? 1,
      shifts,
      gaps: gapsOf(counted),
      onDuty: onDutyAt(counted, weekMinute(now, timeZone)).map((shift) => shift.person),
      people,
      mayArrange,
      seen,
      now,
    };
  });
}
export type Roster = Awaited<ReturnType<typeof getRoster>>;

/** Who of the partner is on duty now, and whether the week has gaps; for the pages that people begin on. Null for whoever sees no roster. */
export async function dutyNow(viewer: Viewer) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    if (!may(actor, 'roster.view')) return null;
    const roster = await tx.dutyRoster.findFirst({ where: { partnerId: actor.organizationId } });
    const shifts = (await readShifts(acting)).filter((shift) => shift.isCounted);
    const people = onDutyAt(shifts, weekMinute(now, roster?.timeZone ?? FIRST_ZONE)).map((shift) => shift.person);
    return {
      people: [...new Map(people.map((person) => [person.id, { name: person.name, phone: person.phone }])).values()],
      hasGaps: gapsOf(shifts).length > 0,
    };
  });
}
