import type { EventAudience } from '@/lib/command/event';
import type { Role, Side } from '@/lib/policy/actor';
import { KINDS, type Kind } from '../schema';
import { REGISTRY } from './registry';

/** What comes by mail until the person chooses otherwise: what waits for this person, or was asked for; not all that a colleague does. */
const OFF_BY_DEFAULT: readonly Kind[] = ['requests_team', 'cases_team', 'health', 'message_other'];

export const isOnByDefault = (kind: Kind): boolean => !OFF_BY_DEFAULT.includes(kind);

const MESSAGE_KINDS = ['message_privacy', 'message_major', 'message_other'] as const;
const PRIVACY_READERS: readonly Role[] = ['global_administrator', 'message_center_privacy_reader'];

/** A Message Center message belongs to one kind: data privacy before major update before the rest. */
export const messageKind = (message: { isDataPrivacy: boolean; isMajorChange: boolean }): Kind =>
  message.isDataPrivacy ? 'message_privacy' : message.isMajorChange ? 'message_major' : 'message_other';

/** The kinds that a person of this side with these roles can be told of, in the order in which they are shown. */
export function kindsFor(actor: { side: Side; roles: readonly Role[] }): Kind[] {
  const open = new Set<Kind>();
  for (const recipients of Object.values(REGISTRY).flat()) {
    if (recipients.side !== actor.side || !recipients.roles.some((role) => actor.roles.includes(role))) continue;
    for (const kind of recipients.kind === 'message' ? MESSAGE_KINDS : [recipients.kind]) open.add(kind);
  }
  if (!PRIVACY_READERS.some((role) => actor.roles.includes(role))) open.delete('message_privacy');
  return KINDS.filter((kind) => open.has(kind));
}

/** Whether a side is among those that an event's audience names. */
export const reaches = (audience: EventAudience, side: Side): boolean => audience.split('_').includes(side);
