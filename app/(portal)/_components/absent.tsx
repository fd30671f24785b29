import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { answerAbsent } from '@/lib/web/screen';

/** That there is no such thing, or not for this person, and a way home. */
export async function Absent() {
  const t = await getTranslations('portal.notFound');
  return (
    <EmptyState title={t('title')}>
      <p className="mb-3">{t('text')}</p>
      <LinkButton href="/">{t('home')}</LinkButton>
    </EmptyState>
  );
}

/** In place of a page of which there is no such thing; said by the server, so that it also stands without JavaScript. */
export async function AbsentPage() {
  await answerAbsent();
  return <Absent />;
}
