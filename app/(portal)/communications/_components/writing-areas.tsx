import { useTranslations } from 'next-intl';
import { TabsNav } from '@/components/ui/tabs-nav';

/** The two things that a communications editor writes; stands under the header of both lists. */
export function WritingAreas({ current }: { current: 'messages' | 'health' }) {
  const t = useTranslations('incidents');
  return (
    <TabsNav
      label={t('writing.areas')}
      tabs={[
        { href: '/communications', label: t('writing.messages'), isCurrent: current === 'messages' },
        { href: '/communications/health', label: t('title'), isCurrent: current === 'health' },
      ]}
    />
  );
}
