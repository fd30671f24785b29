import { getTranslations } from 'next-intl/server';
import { CustomerStateMark } from '@/components/escalations/marks';
import { RelativeTime } from '@/components/ui/relative-time';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { CustomerHome } from '@/lib/home/queries';
import { timeWords } from '@/lib/web/words';

/** What the partners filed for the customer, and what became of it (P22). */
export async function FiledForYou({ filed }: { filed: NonNullable<CustomerHome['filed']> }) {
  const t = await getTranslations('home.filed');
  const time = await timeWords();
  return (
    <Section title={t('title')} commands={<TextLink href="/support-requests">{t('all')}</TextLink>}>
      {filed.length ? (
        <ul className="divide-y">
          {filed.map((row) => (
            <li key={row.id} className="grid gap-1 py-2 first:pt-0 last:pb-0">
              <TextLink href={`/support-requests/${row.number}`}>
                <bdi className="line-clamp-2">{row.summary}</bdi>
              </TextLink>
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-muted">
                <CustomerStateMark state={row.state} />
                <span>{row.serviceName}</span>
                <bdi>{row.partnerName}</bdi>
                <RelativeTime
                  instant={row.filedAt}
                  relative={time.relative(row.filedAt)}
                  absolute={time.absolute(row.filedAt)}
                />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-muted">{t('none')}</p>
      )}
    </Section>
  );
}
