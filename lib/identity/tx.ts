import type { EventDraft } from '@/lib/command/event';
import type { Locale } from '@/lib/i18n/locales';
import type { Role } from '@/lib/policy/actor';
import type { Acting } from '@/lib/policy/enter';

export type Invited = { organizationId: string; email: string; name: string; locale: Locale; roles: readonly Role[] };
export declare function inviteInside(acting: Acting, given: Invited): Promise<{ invitationId: string; event: EventDraft }>;
