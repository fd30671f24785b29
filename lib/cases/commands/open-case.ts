import { attachDraftFiles } from '@/lib/attachments/tx';
import { defineCommand } from '@/lib/command/define-command';
import { holdRelation } from '@/lib/leaving/tx';
import { conflict, invalid } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { saysTheSame } from '@/lib/shared/same-fields';
import { instantInZone } from '@/lib/shared/zoned-time';
import { loadCasePartners, usualPartner } from '../internal/partners';
import { caseTurn } from '../rules/states';
import { caseForm } from '../schema';
import { type CaseRecord, caseEvent, placeOfCase } from '../tx';

/**
 * A customer raises a problem with its partner, never with the operator (P4): the one that it chose among those that serve the service,
 * else the one that sold it. One form key makes one case: sent again, it answers with the one that it made.
 */
export const openCase = defineCommand({
  action: 'case.open',
  input: caseForm,
  run: async (working) => {
    const { tx, actor, now, input } = working;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${actor.personId}${input.key}`}, 0))`;
    const made = await tx.customerCase.findUnique({
      where: { openedById_submitKey: { openedById: actor.personId, submitKey: input.key } },
    });
    const typed = {
      serviceId: input.serviceId ?? null,
      title: input.title,
      description: input.description,
      impact: input.impact,
      affectedCount: input.affectedCount ?? null,
    };
    if (made) {
      const isSamePartner = !input.partnerId || made.partnerId === input.partnerId;
      if (!isSamePartner || !saysTheSame(made, typed)) throw conflict('already_filed');
      return { value: { number: made.number, id: made.id }, events: [], isRepeat: true };
    }
    const partners = await loadCasePartners(working);
    const { serviceId } = input;
    if (serviceId && !partners.some((one) => one.services.some((service) => service.id === serviceId)))
      throw invalid({ serviceId: 'choose' });
    const partner = input.partnerId
      ? partners.find((one) => one.id === input.partnerId)
      : usualPartner(partners, serviceId);
    if (!partner) throw invalid({ partnerId: 'choose' });
    if (serviceId && !partner.services.some((service) => service.id === serviceId))
      throw invalid({ partnerId: 'partner_not_for_service' });
    if (!(await holdRelation(working, { customerId: actor.organizationId, partnerId: partner.id })))
      throw invalid({ partnerId: 'choose' });
    const startedAt = instantInZone(input.startedAt, actor.timeZone);
    if (!startedAt) throw invalid({ startedAt: 'date_time' });
    if (startedAt > now) throw invalid({ startedAt: 'in_the_future' });

    // Every number once, and not one after the other: 48271 has no divisor in common with 10 to the 8th.
    const [next] = await tx.$queryRaw<{ number: string }[]>`
      SELECT 'CS' || lpad((nextval('customer_case_number') * 48271 % 100000000)::text, 8, '0') AS number`;
    const record: CaseRecord = {
      id: newId(),
      number: next?.number ?? '',
      partnerId: partner.id,
      customerId: actor.organizationId,
      ...typed,
      openedById: actor.personId,
      submitKey: input.key,
      openedAt: now,
      startedAt,
      state: 'open',
      turn: caseTurn('open'),
      resolvedAt: null,
      closedAt: null,
      version: 1,
      updatedAt: now,
    };
    await tx.customerCase.createMany({ data: [record] });
    const on = placeOfCase(record);
    await attachDraftFiles(working, { on, draftKey: input.key, messageId: null, audience: 'partner_customer' });
    await tx.draft.deleteMany({ where: { personId: actor.personId, key: input.key } });
    return {
      value: { number: record.number, id: record.id },
      events: [caseEvent('case.opened', record, record, 'partner_customer', { stateBefore: null })],
    };
  },
});
