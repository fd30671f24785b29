import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export default async function NotFound() {
  const t = await getTranslations('portal.notFound');
  return (
    <EmptyState title={t('title')}>
      <p className="mb-3">{t('text')}</p>
      <LinkButton href="/">{t('home')}</LinkButton>
    </EmptyState>
  );
}
