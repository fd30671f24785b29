import { newestVisibleMarks } from '@/lib/audit/queries';
import { loadTypedForms } from '@/lib/conversation/queries';
import { publicOrigin } from '@/lib/platform/env';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { loadOffer } from '../internal/relation-offer';
import { isLinkToken, LINK_PLACE } from '../schema';

const MAILS = 5;

/** The partner's link that asks for a relation, if it has one; what it asks for, and what the person may do with it (P9, P5). */
export async function getRelationLink(viewer: Viewer) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    authorize(actor, 'relation.request');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const services = await tx.service.findMany({
      where: { retiredAt: null },
      select: { id: true, name: true },
      orderBy: { position: 'asc' },
    });
    const link = await tx.relationLink.findFirst({ where: { partnerId: actor.organizationId, revokedAt: null } });
    const mails = await tx.$queryRaw<{ id: string; state: string; createdAt: Date }[]>`
      SELECT l.id, l.state, l.created_at AS "createdAt" FROM account_link l
      WHERE l.purpose = 'relation' AND l.organization_id = ${actor.organizationId}::uuid ORDER BY l.created_at DESC LIMIT ${MAILS}`;
    return {
      mails,
      mailForm: (await loadTypedForms(acting, LINK_PLACE, ['mail'])).mail,
      link: link
        ? {
            id: link.id,
            url: `${publicOrigin()}/relation/${link.token}`,
            createdAt: link.createdAt,
            services: services.filter((service) => link.services.includes(service.id)),
          }
        : null,
      services,
      partnerName: actor.organizationName,
      isInArrears: actor.isInArrears,
      mayAskDelegation: may(actor, 'delegation.request'),
      seen,
      now,
    };
  });
}
export type RelationLinkScreen = Awaited<ReturnType<typeof getRelationLink>>;

/** Who asks the customer behind a link, and for what. A link that does not stand is not found. */
export async function getRelationOffer(viewer: Viewer, token: string) {
  return asViewer(viewer, async (acting) => {
    authorize(acting.actor, 'relation.accept');
    const offer = isLinkToken(token) ? await loadOffer(acting, token) : null;
    if (!offer) throw notFound();
    return { token, customerName: acting.actor.organizationName, ...offer };
  });
}

export type RelationOffer = Awaited<ReturnType<typeof getRelationOffer>>;
