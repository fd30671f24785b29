import { getLocale, getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LiveInterest } from '@/components/live/live-interest';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';
import { DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/section';
import { getRelationLink } from '@/lib/customers/queries/relation-links';
import { formatList } from '@/lib/i18n/formats';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../_components/refused';
import { LetterTexts } from './_components/letter-texts';
import { LinkForm, RevokeForm } from './_components/link-forms';
import { MailForm } from './_components/mail-form';

export async function generateMetadata() {
  return { title: (await getTranslations('customers'))('link.title') };
}

export default async function RelationLinkPage({ searchParams }: { searchParams: Search }) {
  const { done } = await firstValues(searchParams);
  const t = await getTranslations('customers.link');
  const c = await getTranslations('customers');
  const screen = await readScreen(getRelationLink);
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const { link, isInArrears, partnerName, seen } = screen.value;
  const locale = await getLocale();
  const time = await timeWords();
  const names = formatList(link?.services.map((service) => service.name) ?? [], locale);
  return (
    <>
      <LiveInterest type="relation_link" seen={seen} />
      <PageHeader title={t('title')} crumbs={[{ href: '/customers', label: c('title') }]} description={t('hint')} />
      {isInArrears ? <Callout tone="refusal">{t('arrears')}</Callout> : null}
      {done === 'saved' ? <Callout tone="success" role="status" title={c('saved')} /> : null}
      {done === 'sent' ? <Callout tone="success" role="status" title={t('sent')} /> : null}
      <Section title={t('now')}>
        {link ? (
          <>
            <p className="flex flex-wrap items-center gap-2">
              <code className="min-w-0 rounded-md border bg-sunken px-2 py-1 wrap-anywhere select-all">{link.url}</code>
              <CopyButton text={link.url} label={t('copy')} copiedLabel={t('copied')} />
            </p>
            <DefinitionList
              items={[
                {
                  term: t('asksFor'),
                  children: names ? t('relationAnd', { services: names }) : t('relationAlone'),
                },
              ]}
            />
            <p className="text-sm text-ink-muted">{t('made', { when: time.relative(link.createdAt) })}</p>
            <RevokeForm id={link.id} />
          </>
        ) : (
          <p className="text-ink-muted">{t('none')}</p>
        )}
      </Section>
      {isInArrears ? null : <LinkForm screen={screen.value} />}
      {link && !isInArrears ? (
        <>
          <LetterTexts partner={partnerName} url={link.url} services={link.services.map((service) => service.name)} />
          <MailForm linkId={link.id} screen={screen.value} />
        </>
      ) : null}
    </>
  );
}
