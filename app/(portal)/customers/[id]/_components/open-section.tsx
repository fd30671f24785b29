import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';
import { DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { CustomerRecord } from '@/lib/customers/queries/get-customer';

/** How many cases and support requests are open, and how many wait for the partner; as far as the person's roles reach. */
export async function OpenSection({ record }: { record: CustomerRecord }) {
  const t = await getTranslations('customers.record');
  const { cases, escalations } = record.open;
  if (!cases && !escalations) return null;
  const said = (count: { open: number; ours: number }, href: string) => (
    <>
      <TextLink href={href}>{t('openCount', { open: count.open })}</TextLink>
      {count.ours ? <span className="block text-sm text-ink-muted">{t('oursCount', { ours: count.ours })}</span> : null}
    </>
  );
  return (
    <Section title={t('open')}>
      <DefinitionList
        items={[
          ...(cases ? [{ term: t('cases'), children: said(cases, `/cases?view=all&customer=${record.id}`) }] : []),
          ...(escalations
            ? [
                {
                  term: t('escalations'),
                  children: said(escalations, `/support-requests?view=all&customer=${record.id}`),
                },
              ]
            : []),
        ]}
      />
      <LinkButton href={`/support-requests/new?customer=${record.id}`}>{t('file')}</LinkButton>
    </Section>
  );
}
