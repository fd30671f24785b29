import { useTranslations } from 'next-intl';
import { TabsNav } from '@/components/ui/tabs-nav';

/** The two things that a communications editor writes. */
export function WritingAreas() {
  const t = useTranslations('incidents');
  return (
    <TabsNav
      label={t('writing.areas')}
      tabs={[
        { href: '/communications', label: t('writing.messages') },
        { href: '/communications/health', label: t('title'), isCurrent: true },
      ]}
    />
  );
}
