import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { TextField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import { Pager } from '@/components/ui/pager';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import { findCustomers } from '@/lib/customers/queries';
import { readScreen } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../_components/refused';
import { NewCustomerCommand } from './_components/new-customer-command';

const PATH = '/customers';

export async function generateMetadata() {
  return { title: (await getTranslations('customers'))('title') };
}

export default async function Customers({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('customers');
  const r = await getTranslations('requests');
  const screen = await readScreen((viewer) => findCustomers(viewer, { q: search.q, after: search.after }));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const { customers, next } = screen.value;
  return (
    <>
      <PageHeader title={t('title')} description={t('hint')} commands={<NewCustomerCommand />} />
      <FilterBar
        label={t('find.label')}
        action={PATH}
        applyLabel={t('find.apply')}
        clear={search.q ? { href: PATH, label: t('find.clear') } : null}
      >
        <TextField name="q" label={t('find.q')} defaultValue={search.q ?? ''} maxLength={100} />
      </FilterBar>
      {customers.length ? (
        <Table label={t('title')}>
          <thead>
            <tr>
              <Th>{t('columns.customer')}</Th>
              <Th>{t('columns.domain')}</Th>
            </tr>
          </thead>
          <tbody>
            {customers.map((customer) => (
              <Tr key={customer.id}>
                <Td>
                  <RowLink href={`/customers/${customer.id}`}>
                    <bdi>{customer.name}</bdi>
                  </RowLink>
                </Td>
                <Td label={t('columns.domain')} className="wrap-anywhere">
                  {customer.domain}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState title={t('none.title')}>
          <p>{t(search.q ? 'none.search' : 'none.yet')}</p>
        </EmptyState>
      )}
      <Pager
        label={r('pages')}
        previous={
          search.after ? { href: addressWith(PATH, search, { after: undefined }), label: r('firstPage') } : null
        }
        next={next ? { href: addressWith(PATH, search, { after: next }), label: r('nextPage') } : null}
      />
    </>
  );
}
