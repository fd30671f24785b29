import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { newId } from '@/lib/shared/ids';

/** The services with what they are called, and the support topics by service, those of billing last, in the order in which a filing partner sees them; retired ones at the end of each. */
export async function getCatalogue(viewer: Viewer) {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'catalogue.view');
    const services = await tx.service.findMany({
      select: { id: true, name: true, aliases: true, retiredAt: true, version: true },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    });
    const topics = await tx.supportTopic.findMany({
      select: { id: true, serviceId: true, names: true, retiredAt: true, version: true },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    });
    const of = (serviceId: string | null) => {
      const own = topics.filter((topic) => topic.serviceId === serviceId);
      return { offered: own.filter((topic) => !topic.retiredAt), retired: own.filter((topic) => topic.retiredAt) };
    };
    return {
      groups: [
        ...services.map((service) => ({ serviceId: service.id, service, ...of(service.id) })),
        { serviceId: null, service: null, ...of(null) },
      ],
      key: newId(),
      can: { change: may(actor, 'catalogue.change') },
    };
  });
}

export type Catalogue = Awaited<ReturnType<typeof getCatalogue>>;
export type CatalogueGroup = Catalogue['groups'][number];
export type CatalogueTopic = CatalogueGroup['offered'][number];
