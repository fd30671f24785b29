import { useLocale, useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { formatList } from '@/lib/i18n/formats';

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
  const locale = useLocale();
  return (
    <Callout tone="note" role="note" title={t('banner', { customer, organization })}>
      <p>
        {t('bannerText', {
          customer,
          organization,
          person,
          services: formatList(
            services.map(({ name }) => name),
            locale,
          ),
        })}
      </p>
    </Callout>
  );
}
