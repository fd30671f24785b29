import { defineCommand } from '@/lib/command/define-command';
import { conflict, invalid } from '@/lib/shared/errors';
import { forgiveOwn, mayGuessOwn } from '../internal/guessing';
import { hashPassword, passwordMatches } from '../internal/password';
import { passwordFault } from '../internal/password-strength';
import { peopleEvent } from '../internal/people-event';
import { passwordForm } from '../schema';
import { noticeInside } from '../tx';

/** Changes the own password, with the one before; every other session ends, and a mail says so. Wrong tries count like those of signing in. */
export const changePassword = defineCommand({
  action: 'person.password',
  input: passwordForm,
  run: async ({ input, ...acting }) => {
    const { tx, actor, now } = acting;
    if (!(await mayGuessOwn(actor.personId))) throw conflict('too_many_tries');
    const [stored] = await tx.$queryRaw<{ hash: string | null; set: Date | null }[]>`
      SELECT own_password() AS hash, own_password_set() AS set`;
    if (!(await passwordMatches(stored?.hash ?? undefined, input.current)))
      throw invalid({ current: 'password_wrong' });
    await forgiveOwn(actor.personId);
    const own = { email: actor.email, name: actor.name, organization: actor.organizationName };
    const fault = input.password === input.current ? 'password_same' : passwordFault(input.password, own);
    if (fault) throw invalid({ password: fault });
    await tx.$executeRaw`SELECT change_own_password(${await hashPassword(input.password)})`;
    const others = await tx.$queryRaw<{ open: boolean }[]>`
      UPDATE session SET revoked_at = ${now} WHERE person_id = ${actor.personId}::uuid AND id_hash <> ${input.sessionHash} AND revoked_at IS NULL
      RETURNING ends_at > ${now} AS open`;
    await noticeInside(acting, 'password_changed');
    const data = {
      passwordSetBefore: stored?.set?.toISOString() ?? null,
      passwordSetAfter: now.toISOString(),
      sessionsBefore: others.filter(({ open }) => open).length + 1,
      sessionsAfter: 1,
    };
    const about = { recordType: 'person', recordId: actor.personId } as const;
    const event = peopleEvent(acting, 'person.password_changed', about, data);
    return { value: null, events: [event] };
  },
});
