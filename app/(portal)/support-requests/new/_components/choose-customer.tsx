import { useTranslations } from 'next-intl';
import { Button, LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { TextField } from '@/components/ui/fields';
import { Section } from '@/components/ui/section';
import { InnerLink } from '@/components/ui/text-link';
import type { CustomerPage } from '@/lib/customers/queries';

const PATH = '/support-requests/new';

export function ChooseCustomer({ q, page }: { q: string; page: CustomerPage }) {
  const t = useTranslations('filing');
  return (
    <Section title={t('findCustomer')}>
      <form method="get" action={PATH} className="mb-3 flex max-w-xl flex-wrap items-end gap-2">
        <TextField
          name="q"
          type="search"
          label={t('findHint')}
          defaultValue={q}
          autoComplete="off"
          className="flex-1"
        />
        <Button type="submit" variant="primary">
          {t('find')}
        </Button>
      </form>
      {page.customers.length ? (
        <ul className="divide-y divide-line">
          {page.customers.map((customer) => (
            <li key={customer.id} className="flex flex-wrap items-center gap-x-3 py-1">
              <InnerLink href={`${PATH}?customer=${customer.id}`} className="inline-block min-h-6 font-semibold">
                {customer.name}
              </InnerLink>
              <span className="text-ink-muted">{customer.domain}</span>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={q ? t('noCustomer', { q }) : t('noCustomers')}>{null}</EmptyState>
      )}
      {page.next ? (
        <p className="mt-3">
          <LinkButton href={`${PATH}?${new URLSearchParams({ q, after: page.next })}`}>{t('more')}</LinkButton>
        </p>
      ) : null}
    </Section>
  );
}
