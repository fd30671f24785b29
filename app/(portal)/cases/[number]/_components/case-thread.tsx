import { getTranslations } from 'next-intl/server';
import { AttachmentList } from '@/components/attachments/attachment-list';
import { MessageEntry } from '@/components/conversation/message-entry';
import { RelativeTime } from '@/components/ui/relative-time';
import { Thread, ThreadEvent } from '@/components/ui/thread';
import type { CaseRecordView } from '@/lib/cases/queries/get-case';
import { timeWords } from '@/lib/web/words';

/** Messages, files and the record's lines in order; what the reader may not see was never read. */
export async function CaseThread({ record }: { record: CaseRecordView }) {
  const t = await getTranslations('cases');
  const time = await timeWords();
  const nameOf = (id: string | null) => (id ? record.names[id] : undefined) ?? t('someone');
  const when = (at: Date) => <RelativeTime instant={at} relative={time.relative(at)} absolute={time.absolute(at)} />;
  return (
    <Thread label={t('record.conversation')}>
      {record.thread.map((item) => {
        if (item.kind === 'event') {
          const words = { who: nameOf(item.actorId), number: String(item.data.escalationNumber ?? '') };
          return (
            <ThreadEvent key={item.id} time={when(item.at)}>
              {t(`events.${item.name.replace('case.', '') as 'opened'}`, words)}
            </ThreadEvent>
          );
        }
        const files = <AttachmentList files={item.files} />;
        if (item.kind === 'files')
          return (
            <ThreadEvent key={item.id} time={when(item.at)} below={files}>
              {t('record.files')}
            </ThreadEvent>
          );
        return (
          <MessageEntry
            key={item.id}
            id={`message-${item.id}`}
            words={item}
            parties={{ partner: record.partner.name, customer: record.customer.name }}
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
