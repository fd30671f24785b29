import { getTranslations } from 'next-intl/server';
import { CaseMark } from '@/components/cases/case-mark';
import { LinkButton } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { CustomerHome } from '@/lib/home/queries';
import { timeWords } from '@/lib/web/words';

/** The person's open cases with the partner (P4), and the way to raise another. */
export async function OwnCases({ cases }: { cases: NonNullable<CustomerHome['cases']> }) {
  const t = await getTranslations('home.cases');
  const time = await timeWords();
  return (
    <Section
      title={t('title')}
      hint={cases.count > cases.rows.length ? t('more', { count: cases.count }) : undefined}
      commands={<TextLink href="/cases">{t('all')}</TextLink>}
    >
      {cases.rows.length ? (
        <ul className="divide-y">
          {cases.rows.map((row) => (
            <li key={row.id} className="grid gap-1 py-2 first:pt-0 last:pb-0">
              <TextLink href={`/cases/${row.number}`}>
                <bdi className="line-clamp-2">{row.title}</bdi>
              </TextLink>
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-muted">
                <CaseMark
                  state={row.state}
                  side="customer"
                  partner={row.partnerName}
                  customer={row.customerName}
                  isEnded={row.isEnded}
                />
                {row.serviceName ? <span>{row.serviceName}</span> : null}
                <bdi>{row.partnerName}</bdi>
                <RelativeTime
                  instant={row.updatedAt}
                  relative={time.relative(row.updatedAt)}
                  absolute={time.absolute(row.updatedAt)}
                />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-muted">{t('none')}</p>
      )}
      <LinkButton href="/cases/new">{t('raise')}</LinkButton>
    </Section>
  );
}
