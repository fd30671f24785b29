import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/section';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { TenantSnapshot } from '@/lib/tenant-config/schema';

/** Subscriptions and users, as the checks read them. */
export function TenantFacts({ snapshot }: { snapshot: TenantSnapshot }) {
  const t = useTranslations('tenant');
  const { users, subscriptions } = snapshot;
  return (
    <>
      <Section title={t('subscription')} id="subscription">
        {subscriptions.length ? (
          <Table label={t('subscription')}>
            <thead>
              <tr>
                <Th>{t('name')}</Th>
                <Th>{t('status')}</Th>
                <Th>{t('seats')}</Th>
                <Th>{t('covers')}</Th>
              </tr>
            </thead>
            <tbody>
              {subscriptions.map((one) => (
                <Tr key={one.friendlyName}>
                  <Td label={t('name')}>{one.friendlyName}</Td>
                  <Td label={t('status')}>
                    <Badge tone={one.status === 'active' ? 'success' : 'warning'}>{t(`statuses.${one.status}`)}</Badge>
                  </Td>
                  <Td label={t('seats')}>
                    {one.assignedCount} / {one.quantity}
                  </Td>
                  <Td label={t('covers')}>{one.coversService ? '✓' : '–'}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        ) : (
          <p className="text-ink-muted">{t('notShown')}</p>
        )}
      </Section>
      <Section title={t('users')} id="users">
        <span id="licences" />
        <DefinitionList
          items={[
            { term: t('total'), children: users.total },
            { term: t('withoutLicence'), children: users.withoutLicence },
            { term: t('withoutUsageLocation'), children: users.withoutUsageLocation },
            { term: t('blocked'), children: users.blocked },
          ]}
        />
      </Section>
    </>
  );
}
