import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { RecordLayout } from '@/components/layout/record-layout';
import { LiveInterest } from '@/components/live/live-interest';
import { CategoryMark, SeverityMark, TagMarks } from '@/components/message-center/marks';
import { MessageBody } from '@/components/message-center/message-body';
import { Callout } from '@/components/ui/callout';
import { Definition, DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/section';
import type { Communication } from '@/lib/message-center/queries/get-communication';
import { timeWords } from '@/lib/web/words';
import { AudiencePanel } from './audience-panel';
import { MessageActs } from './message-acts';
import { MessageHistory } from './message-history';
import { WritingStateMark } from './state-mark';

/** One message as it will be read or is, whom it reaches, what can be done with it, and its record. */
export async function MessagePage({ message, isSaved }: { message: Communication; isSaved: boolean }) {
  const t = await getTranslations('communications');
  const time = await timeWords();
  const when = (at: Date | null) => {
    if (!at) return t('facts.none');
    const [own, beijing] = [time.absolute(at), time.beijing(at)];
    return own === beijing ? own : `${own} · ${beijing}`;
  };
  return (
    <>
      <LiveInterest type="service_message" record={message.id} seen={message.seen} />
      <PageHeader
        title={message.title}
        crumbs={[{ href: '/communications', label: t('title') }]}
        meta={
          <>
            <span className="tabular-nums">{message.id}</span>
            <WritingStateMark state={message.state} />
            <CategoryMark category={message.category} />
            <SeverityMark severity={message.severity} />
          </>
        }
      />
      {isSaved ? (
        <Callout tone="success" role="status">
          {t('saved')}
        </Callout>
      ) : null}
      <RecordLayout
        contextLabel={t('facts.title')}
        context={
          <>
            <AudiencePanel
              audience={message.audience}
              isDataPrivacy={message.isDataPrivacy}
              isPublished={message.state === 'published'}
            />
            <Section title={t('facts.title')}>
              <DefinitionList>
                <Definition term={t('columns.services')}>
                  {message.services.map((service) => (
                    <span key={service.name} className="block">
                      <bdi>{service.name}</bdi>
                      {service.isOurs ? null : <span className="text-ink-muted"> {t('notOurs')}</span>}
                    </span>
                  ))}
                </Definition>
                <Definition term={t('facts.tags')}>
                  {message.tags.length || message.isMajorChange ? <TagMarks {...message} /> : t('facts.none')}
                </Definition>
                <Definition term={t('form.startsAt')}>{when(message.startsAt)}</Definition>
                <Definition term={t('form.endsAt')}>{when(message.endsAt)}</Definition>
                <Definition term={t('form.actBy')}>{when(message.actBy)}</Definition>
                <Definition term={t('facts.published')}>{when(message.publishedAt)}</Definition>
                <Definition term={t('facts.modified')}>{when(message.lastModifiedAt)}</Definition>
                <Definition term={t('columns.writer')}>
                  <bdi>{message.origin === 'imported' ? t('imported') : message.writer}</bdi>
                </Definition>
                <Definition term={t('facts.approver')}>
                  <bdi>{message.approver ?? t('facts.none')}</bdi>
                </Definition>
              </DefinitionList>
            </Section>
          </>
        }
      >
        <MessageActs message={message} />
        <Section title={t('preview.asRead')}>
          <MessageBody html={message.html} />
        </Section>
        <Section title={t('history.title')}>
          <MessageHistory history={message.history} />
        </Section>
      </RecordLayout>
    </>
  );
}
