'use client';
import { useTranslations } from 'next-intl';
import { useFormDone } from '@/components/forms/action-form';
import { Button } from '@/components/ui/button';
import { MARKS, type Mark } from '@/lib/message-center/schema';

const BACK: Record<Mark, Mark> = {
  read: 'unread',
  unread: 'read',
  archive: 'restore',
  restore: 'archive',
  favorite: 'unfavorite',
  unfavorite: 'favorite',
};

/** Says what the form around it did, with the way back. */
export function Marked() {
  const t = useTranslations('messageCenter');
  const done = useFormDone();
  const act = MARKS.find((one) => one === done?.act);
  return (
    <div role="status" className="flex min-h-8 flex-wrap items-center gap-2 text-success empty:hidden">
      {done && act ? (
        <>
          <span>{t(`done.${act}`, { count: Number(done.count) })}</span>
          <Button type="submit" name="one" value={`${BACK[act]}:${done.ids}`} variant="quiet" size="small">
            {t('marks.undo')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
