import { getTranslations } from 'next-intl/server';
import { PolicyLink } from '@/components/policy/policy-link';
import { Callout } from '@/components/ui/callout';
import { ownArrears } from '@/lib/organizations/queries/own-arrears';
import { readScreen } from '@/lib/web/screen';
import { timeWords } from '@/lib/web/words';

/** P9, to the partner concerned, on every page: since when, why, and what is and is not open meanwhile. */
export async function ArrearsNotice() {
  const found = await readScreen(ownArrears);
  if (!('value' in found) || !found.value) return null;
  const t = await getTranslations('organizations');
  const time = await timeWords();
  const { since, reason } = found.value;
  return (
    <Callout tone="danger" title={t('arrears.noticeTitle', { day: time.day(since) })}>
      <p className="whitespace-pre-line wrap-anywhere">{t('arrears.noticeReason', { reason })}</p>
      <p>
        {t('arrears.noticeMeans')} <PolicyLink to="P9" />
      </p>
    </Callout>
  );
}
