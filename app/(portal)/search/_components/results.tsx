import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CaseMark } from '@/components/cases/case-mark';
import { CustomerStateMark, StateMark } from '@/components/escalations/marks';
import { Section } from '@/components/ui/section';
import { RowLink } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { PortalSearch } from '@/lib/search/queries/search-portal';
import type { SearchArea } from '@/lib/search/schema';
import { addressWith } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';

type Found = { key: string; href: string; title: string; beside: ReactNode };

/** The list that shows all of a group: the same search as its filter. */
function listOf(area: SearchArea, { q, messages }: PortalSearch): string {
  const isArchive = messages.hits.every((hit) => hit.isArchived);
  const lists: Record<SearchArea, [string, Record<string, string | undefined>]> = {
    requests: ['/support-requests', { view: 'all' }],
    filed: ['/support-requests', {}],
    cases: ['/cases', { view: 'all' }],
    customers: ['/customers', {}],
    partners: ['/organizations', { view: 'partners' }],
    tenants: ['/organizations', { view: 'customers' }],
    messages: ['/message-center', { tab: isArchive ? 'archive' : undefined }],
  };
  const [path, filters] = lists[area];
  return addressWith(path, filters, { q });
}

async function hitsOf(found: PortalSearch): Promise<Record<SearchArea, Found[]>> {
  const time = await timeWords();
  const m = await getTranslations('messageCenter');
  const side = found.side === 'customer' ? 'customer' : 'partner';
  const organizations = (path: string, hits: { id: string; name: string; domain: string }[]): Found[] =>
    hits.map(({ id, name, domain }) => ({
      key: id,
      href: `${path}/${id}`,
      title: name,
      beside: <span>{domain}</span>,
    }));
  return {
    requests: found.requests.hits.map((hit) => ({
      key: hit.number,
      href: `/support-requests/${hit.number}`,
      title: hit.title,
      beside: (
        <>
          <span>{hit.number}</span>
          <bdi>{hit.customerName}</bdi>
          <StateMark state={hit.state} isOperator={found.side === 'operator'} />
          <span>{time.relative(hit.updatedAt)}</span>
        </>
      ),
    })),
    filed: found.filed.hits.map((hit) => ({
      key: hit.number,
      href: `/support-requests/${hit.number}`,
      title: hit.summary,
      beside: (
        <>
          <span>{hit.number}</span>
          <CustomerStateMark state={hit.state} />
          <span>{time.relative(hit.filedAt)}</span>
        </>
      ),
    })),
    cases: found.cases.hits.map((hit) => ({
      key: hit.number,
      href: `/cases/${hit.number}`,
      title: hit.title,
      beside: (
        <>
          <span>{hit.number}</span>
          <bdi>{side === 'partner' ? hit.customerName : hit.partnerName}</bdi>
          <CaseMark
            state={hit.state}
            side={side}
            partner={hit.partnerName}
            customer={hit.customerName}
            isEnded={hit.isEnded}
          />
          <span>{time.relative(hit.updatedAt)}</span>
        </>
      ),
    })),
    customers: organizations('/customers', found.customers.hits),
    partners: organizations('/organizations', found.partners.hits),
    tenants: organizations('/organizations', found.tenants.hits),
    messages: found.messages.hits.map((hit) => ({
      key: hit.id,
      href: `/message-center/${hit.id}`,
      title: hit.title,
      beside: (
        <>
          <span>{hit.id}</span>
          <span>{m(`categories.${hit.category}`)}</span>
          <span>{time.relative(hit.lastModifiedAt)}</span>
        </>
      ),
    })),
  };
}

/** What was found, a group each; every group says where all of it is. */
export async function Results({ found }: { found: PortalSearch }) {
  const t = await getTranslations('search');
  const hits = await hitsOf(found);
  return found.areas
    .filter((area) => hits[area].length > 0)
    .map((area) => (
      <Section
        key={area}
        title={t(`areas.${area}.title`)}
        hint={found[area].isMore ? t('first', { count: hits[area].length }) : undefined}
        commands={
          <TextLink look="plain" href={listOf(area, found)}>
            {t(`areas.${area}.all`)}
          </TextLink>
        }
      >
        <ul className="-mx-4 -mb-2 divide-y">
          {hits[area].map((hit) => (
            <li
              key={hit.key}
              className="group/row relative px-4 py-2 hover:bg-sunken has-[[data-row-link]:focus-visible]:bg-sunken"
            >
              <RowLink href={hit.href}>
                <bdi className="line-clamp-2">{hit.title}</bdi>
              </RowLink>
              <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm wrap-anywhere text-ink-muted tabular-nums">
                {hit.beside}
              </div>
            </li>
          ))}
        </ul>
      </Section>
    ));
}
