import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';
import { requireShell } from '@/lib/web/screen';
import { RefusedCommand } from './refused-command';

/** The way to a new customer, or why it is not open to this person. */
export async function NewCustomerCommand() {
  const t = await getTranslations('customers');
  const { can } = await requireShell();
  if (can['customer.create'])
    return (
      <LinkButton href="/customers/new" variant="primary">
        {t('new')}
      </LinkButton>
    );
  return <RefusedCommand action="customer.create" label={t('new')} />;
}
