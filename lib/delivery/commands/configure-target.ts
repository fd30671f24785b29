import type { z } from 'zod';
import { defineCommand } from '@/lib/command/define-command';
import { differing } from '@/lib/command/event';
import type { Transaction } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { seal, unseal } from '@/lib/platform/seal';
import { listedTargets, readTarget } from '@/lib/platform/target-address';
import { conflict, invalid, notFound, stale } from '@/lib/shared/errors';
import { holdTarget } from '../internal/hold-target';
import { newWebhookSecret } from '../internal/sign';
import { targetForm } from '../schema';

const URL_FAULTS = {
  invalid_url: 'web_address',
  insecure: 'https_needed',
  private_address: 'private_address',
} as const;

const sorted = (names: readonly string[]): string => [...names].sort().join(',');
type Standing = { id: string; name: string; url: string; isEnabled: boolean; secretSealed: string };

async function isAsStanding(tx: Transaction, standing: Standing, given: z.output<typeof targetForm>) {
  const { id, name, url, isEnabled } = standing;
  if (name !== given.name || url !== given.url || isEnabled !== given.enabled) return false;
  if (given.secret && given.secret !== unseal(standing.secretSealed)) return false;
  const wanted = await tx.deliveryTargetEvent.findMany({ where: { targetId: id }, select: { eventName: true } });
  return (
    wanted
      .map((one) => one.eventName)
      .sort()
      .join() === [...given.events].sort().join()
  );
}

/**
 * Adds one of the operator's receivers or edits it, on the version that the person saw. Answers with the secret when it was made here, the
 * only time that it can be read; a new one that is sent twice is made once, another under a used key is a conflict `already_sent`. Throws invalid for an address that nothing may be sent to,
 * not_found for an unknown receiver, stale when somebody else was first.
 */
export const configureTarget = defineCommand({
  action: 'delivery.configure',
  stepUp: true,
  input: targetForm,
  run: async ({ tx, input, now }) => {
    const address = readTarget(input.url, listedTargets(env().LIAISON_ALLOW_PRIVATE_TARGETS));
    if ('error' in address) throw invalid({ url: URL_FAULTS[address.error] });
    await holdTarget(tx, input.id);
    const { id } = input;
    const standing = await tx.deliveryTarget.findUnique({ where: { id } });
    if (standing?.removedAt || (!standing && input.version > 0)) throw notFound();
    if (standing && input.version === 0) {
      // A form that came back from the browser's history carries a used key with another receiver: say so, do not swallow it.
      if (!(await isAsStanding(tx, standing, { ...input, url: address.url.href }))) throw conflict('already_sent');
      return { value: { id, secret: null }, events: [], isRepeat: true };
    }
    if (standing && input.version !== standing.version) throw stale(standing.version);

    const listened = await tx.deliveryTargetEvent.findMany({ where: { targetId: id }, select: { eventName: true } });
    const stood: Record<string, string | boolean> = standing
      ? {
          host: new URL(standing.url).host,
          isEnabled: standing.isEnabled,
          events: sorted(listened.map((one) => one.eventName)),
        }
      : {};
    const made = input.secret === '' && (input.newSecret || !standing) ? newWebhookSecret() : null;
    const secret = made ?? input.secret;
    const facts = {
      name: input.name,
      url: address.url.href,
      isEnabled: input.enabled,
      version: input.version + 1,
      updatedAt: now,
    };
    const sealed = secret ? { secretSealed: seal(secret) } : {};
    if (standing)
      await tx.deliveryTarget.updateMany({ where: { id, version: standing.version }, data: { ...facts, ...sealed } });
    else await tx.deliveryTarget.createMany({ data: [{ id, ...facts, secretSealed: seal(secret) }] });
    await tx.deliveryTargetEvent.deleteMany({ where: { targetId: id } });
    await tx.deliveryTargetEvent.createMany({ data: input.events.map((eventName) => ({ targetId: id, eventName })) });
    return {
      value: { id, secret: made },
      events: [
        {
          name: 'delivery_target.configured',
          recordType: 'delivery_target',
          recordId: id,
          audience: 'operator',
          // The host alone: the rest of such an address often is a secret.
          data: {
            name: input.name,
            ...differing(stood, { host: address.url.host, isEnabled: input.enabled, events: sorted(input.events) }),
            isSecretNew: secret !== '',
            version: facts.version,
          },
          words: differing<string>(standing ? { name: standing.name } : {}, { name: input.name }),
        },
      ],
    };
  },
});
