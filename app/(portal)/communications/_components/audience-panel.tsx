import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { Disclosure } from '@/components/ui/disclosure';
import { Section } from '@/components/ui/section';
import type { Writing } from '@/lib/message-center/queries/get-writing';

const SHOWN = 200;

type Props = { audience: Writing['audience']; isDataPrivacy: boolean; isPublished?: boolean };

/** Exactly whom a message reaches: the customers by name, and how many people there may read it. */
export function AudiencePanel({ audience, isDataPrivacy, isPublished = false }: Props) {
  const t = useTranslations('communications.audience');
  const count = audience.customers.length;
  return (
    <Section id="audience" title={t(isPublished ? 'reaches' : 'title')} hint={t(isDataPrivacy ? 'privacy' : 'hint')}>
      {audience.isNobody ? (
        <Callout tone="warning">{t('nobody')}</Callout>
      ) : (
        <>
          <p className="font-semibold">
            {t(audience.isMore ? 'countsMore' : 'counts', { customers: count, readers: audience.readers })}
          </p>
          <Disclosure summary={t('who')} isOpen={count > 0 && count <= 12}>
            <ul className="list-disc pl-5">
              {audience.customers.slice(0, SHOWN).map((customer) => (
                <li key={customer.id}>
                  <bdi>{customer.name}</bdi>{' '}
                  <span className="text-ink-muted">{t('readers', { count: customer.readers })}</span>
                </li>
              ))}
            </ul>
            {count > SHOWN ? <p>{t('more', { count: count - SHOWN })}</p> : null}
          </Disclosure>
        </>
      )}
    </Section>
  );
}
