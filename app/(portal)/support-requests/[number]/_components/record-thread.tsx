import { getTranslations } from 'next-intl/server';
import { AttachmentList } from '@/components/attachments/attachment-list';
import { MessageEntry } from '@/components/conversation/message-entry';
import { RelativeTime } from '@/components/ui/relative-time';
import { Thread, ThreadEvent } from '@/components/ui/thread';
import type { ThreadEvent as EventItem } from '@/lib/conversation/queries';
import type { EscalationView } from '@/lib/escalations/queries/get-escalation';
import { timeWords } from '@/lib/web/words';

/** Messages, files and the record's lines in order; what the reader may not see was never read. */
export async function RecordThread({ record }: { record: EscalationView }) {
  const t = await getTranslations('requests');
  const time = await timeWords();
  const nameOf = (id: string | null) => (id ? record.names[id] : undefined) ?? t('someone');
  const when = (at: Date) => <RelativeTime instant={at} relative={time.relative(at)} absolute={time.absolute(at)} />;
  return (
    <Thread label={t('record.conversation')}>
      {record.thread.map((item) => {
        if (item.kind === 'event')
          return (
            <ThreadEvent key={item.id} time={when(item.at)}>
              <EventText event={item} who={nameOf(item.actorId)} />
            </ThreadEvent>
          );
        const files = <AttachmentList files={item.files} />;
        if (item.kind === 'files')
          return (
            <ThreadEvent key={item.id} time={when(item.at)} below={files}>
              {t('filedFiles')}
            </ThreadEvent>
          );
        return (
          <MessageEntry
            key={item.id}
            id={`message-${item.id}`}
            words={item}
            parties={{ partner: record.place.partnerName, customer: record.place.customerName }}
            author={nameOf(item.authorId)}
            time={when(item.at)}
            files={files}
          >
            {item.body}
          </MessageEntry>
        );
      })}
    </Thread>
  );
}

async function EventText({ event, who }: { event: EventItem; who: string }) {
  const t = await getTranslations('requests');
  const data = event.data;
  switch (event.name) {
    case 'escalation.submitted':
      return t('events.submitted', { who, severity: String(data.proposedSeverity) });
    case 'escalation.severity_set': {
      const values = { who, before: String(data.severityBefore ?? 'none'), after: String(data.severityAfter) };
      return data.reason
        ? t('events.severity_set_reason', { ...values, reason: String(data.reason) })
        : t('events.severity_set', values);
    }
    case 'escalation.judged':
      return t('events.judged', { who, judgement: t(`judgementWords.${data.judgement as 'justified'}`) });
    case 'escalation.customer_told':
      return t('events.customer_told', { who, how: t(`toldHow.${data.how as 'portal'}`) });
    default:
      return t(`events.${event.name.replace('escalation.', '') as 'taken'}`, { who });
  }
}
