import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { OrganizationView } from '@/lib/organizations/queries/get-organization';

/** Whom a partner serves, or who serves a customer. */
export async function Related({ record }: { record: OrganizationView }) {
  const t = await getTranslations('organizations');
  const isPartner = record.kind === 'partner';
  return (
    <Section title={isPartner ? t('columns.customers') : t('columns.partners')}>
      {record.related.length ? (
        <ul className="flex flex-col gap-2">
          {record.related.map((one) => (
            <li key={one.id}>
              <TextLink href={`/organizations/${one.id}`} className="inline-flex min-h-6 items-center">
                <bdi>{one.name}</bdi>
              </TextLink>
              <span className="block text-sm text-ink-muted wrap-anywhere">{one.domain}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-muted">{isPartner ? t('noCustomers') : t('noPartners')}</p>
      )}
      {record.hasMoreRelated ? <p className="text-sm text-ink-muted">{t('moreRelated')}</p> : null}
    </Section>
  );
}
