import { defineCommand } from '@/lib/command/define-command';
import { REPEAT } from '@/lib/command/repeat';
import { isSentAs } from '@/lib/conversation/tx';
import { conflict } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { linkEvent } from '../internal/relation-links';
import { LINK_PLACE, mailForm } from '../schema';

const MOST_A_DAY = 100;

/**
 * Has the portal mail the partner's link to an address, in a language; the record keeps that it was sent and not to whom. A hundred a day. One
 * form key makes one mail: sent again it is done, something else under a used key is a conflict `already_sent`.
 */
export const mailRelationLink = defineCommand({
  action: 'relation.request',
  input: mailForm,
  on: ({ tx, actor }, input) => tx.relationLink.findFirst({ where: { id: input.id, partnerId: actor.organizationId } }),
  run: async (acting) => {
    const { tx, actor, input, record } = acting;
    const email = input.email.toLowerCase();
    const said = [record.id, email, input.language];
    if (await isSentAs(acting, { key: input.key, subject: `${LINK_PLACE}/mail`, said })) return REPEAT;
    if (actor.isInArrears) throw conflict('arrears_relation');
    if (record.revokedAt) throw conflict('link_changed');
    const [sent] = await tx.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM account_link l
      WHERE l.purpose = 'relation' AND l.organization_id = ${actor.organizationId}::uuid AND l.created_at > now() - interval '1 day'`;
    if ((sent?.count ?? 0) >= MOST_A_DAY) throw conflict('too_many_mails');
    const mailId = newId();
    await tx.$executeRaw`
      INSERT INTO account_link (id, purpose, organization_id, email, locale)
      VALUES (${mailId}::uuid, 'relation', ${actor.organizationId}::uuid, ${email}, ${input.language})`;
    return {
      value: null,
      events: [linkEvent(actor, record.id, { name: 'relation_link.mailed', data: { language: input.language } })],
    };
  },
});
