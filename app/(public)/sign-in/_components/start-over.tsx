import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { startOver } from '../second-step/actions';

/** Back to the sign-in, for somebody else. */
export function StartOver() {
  const t = useTranslations('factors');
  return (
    <form action={startOver}>
      <Button type="submit" variant="quiet">
        {t('step.startOver')}
      </Button>
    </form>
  );
}
