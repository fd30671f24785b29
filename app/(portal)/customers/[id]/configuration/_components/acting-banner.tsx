import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';

/** Stands above everything that a partner does in its customer's tenant: for whom, as whom, and what it is delegated for. */
export function ActingBanner({
  customer,
  organization,
  person,
  services,
}: {
  customer: string;
  organization: string;
  person: string;
  services: { id: string; name: string }[];
}) {
  const t = useTranslations('configure');
  return (
    <Callout tone="note" role="note" title={t('banner', { customer, organization })}>
      <p>
        {t('bannerText', { customer, organization, person, services: services.map(({ name }) => name).join(', ') })}
      </p>
    </Callout>
  );
}
