import { getLocale, getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { CategoryMark, SeverityMark, TagMarks } from '@/components/message-center/marks';
import { MessageBody } from '@/components/message-center/message-body';
import { Callout } from '@/components/ui/callout';
import { DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { formatList } from '@/lib/i18n/formats';
import type { OpenMessage } from '@/lib/message-center/queries/get-message';
import { timeWords } from '@/lib/web/words';
import { ActBy } from './act-by';
import { listAddress } from './address';
import { AudienceWords } from './audience-words';
import { DetailValue, detailsToShow, type KnownDetail } from './detail-value';
import { PaneCommands } from './pane-commands';

type Props = { open: OpenMessage; search: Record<string, string | undefined> };

/** One message, with all that Graph says of it. */
export async function ReadingPane({ open, search }: Props) {
  const t = await getTranslations('messageCenter');
  const locale = await getLocale();
  const time = await timeWords();
  const { message } = open;
  const isOperator = !open.list.canMark;
  const { summary, others } = detailsToShow(message.details);
  const facts = [
    { term: t('pane.services'), children: <bdi>{formatList(message.services, locale)}</bdi> },
    ...(isOperator ? [{ term: t('columns.audience'), children: <AudienceWords {...message} /> }] : []),
    ...(message.actBy
      ? [{ term: t('columns.actBy'), children: `${time.absolute(message.actBy)} · ${time.relative(message.actBy)}` }]
      : []),
    ...(message.publishedAt ? [{ term: t('pane.published'), children: time.absolute(message.publishedAt) }] : []),
    { term: t('columns.updated'), children: time.absolute(message.lastModifiedAt) },
    ...others.map((detail) => ({
      term: detail.known ? t(`details.${detail.known as KnownDetail}`) : detail.name,
      children: <DetailValue value={detail.value} />,
    })),
  ];
  return (
    <>
      <PageHeader
        title={message.title}
        crumbs={[{ href: listAddress(search), label: t('title') }]}
        meta={
          <>
            <span className="tabular-nums">{message.id}</span>
            <CategoryMark category={message.category} />
            {message.severity === 'normal' ? null : (
              <span className="flex items-center gap-1">
                {t('pane.severity')} <SeverityMark severity={message.severity} />
              </span>
            )}
            <TagMarks {...message} />
          </>
        }
      />
      {message.state === 'published' ? null : (
        <Callout tone="note">{t(message.state === 'withdrawn' ? 'pane.withdrawn' : 'pane.notPublished')}</Callout>
      )}
      <PaneCommands open={open} search={search} />
      {message.actBy ? (
        <Callout tone={message.severity === 'normal' ? 'info' : 'warning'}>
          <p>
            {t('columns.actBy')} <strong>{time.absolute(message.actBy)}</strong>{' '}
            <ActBy at={message.actBy} now={open.list.now} time={time} />
          </p>
        </Callout>
      ) : null}
      {open.release ? (
        <Callout tone="info" title={t('release.title')}>
          <p>{t(`release.${open.release}`)}</p>
          {open.canChangeRelease ? (
            <p>
              <TextLink href={`/customers/${open.tenantId}/configuration`}>{t('release.change')}</TextLink>
            </p>
          ) : null}
        </Callout>
      ) : null}
      {summary ? (
        <Section title={t('pane.summary')}>
          <p className="whitespace-pre-wrap">
            <bdi>{summary}</bdi>
          </p>
        </Section>
      ) : null}
      <article className="rounded-lg border bg-surface px-4 py-2">
        <MessageBody html={message.html} />
      </article>
      <Section title={t('pane.details')}>
        <DefinitionList items={facts} />
      </Section>
    </>
  );
}
