import { getTranslations } from 'next-intl/server';
import { AttachmentList } from '@/components/attachments/attachment-list';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import { Thread, ThreadEntry, ThreadEvent } from '@/components/ui/thread';
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
        const isNote = item.audience === 'partner';
        return (
          <ThreadEntry
            key={item.id}
            id={`message-${item.id}`}
            author={nameOf(item.authorId)}
            organization={item.side === 'partner' ? record.partner.name : record.customer.name}
            time={when(item.at)}
            audience={
              <Badge tone={isNote ? 'note' : 'customer'}>
                {t(`audiences.${isNote ? 'partner' : 'partner_customer'}`)}
              </Badge>
            }
            look={isNote ? 'internal' : 'customer'}
            files={files}
          >
            {item.body}
          </ThreadEntry>
        );
      })}
    </Thread>
  );
}
