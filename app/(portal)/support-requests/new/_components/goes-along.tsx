import { useLocale, useTranslations } from 'next-intl';
import { AudienceBadge } from '@/components/conversation/message-entry';
import { AnyOf } from '@/components/forms/fields';
import type { Filing } from '@/lib/escalations/queries/get-filing';
import { formatInstant } from '@/lib/i18n/formats';

type Props = { fromCase: NonNullable<Filing['fromCase']>; timeZone: string; kept: Record<string, string> };

/** Message by message and file by file, what of a case goes along with its escalation; nothing is chosen beforehand. */
export function GoesAlong({ fromCase, timeZone, kept }: Props) {
  const t = useTranslations('cases');
  const locale = useLocale();
  const messages = fromCase.messages.map((message) => {
    return {
      value: message.id,
      label: t('along.from', {
        side: t(`along.sides.${message.side === 'partner' ? 'partner' : 'customer'}`),
        when: formatInstant(message.at, locale, timeZone),
      }),
      description: (
        <>
          <span className="line-clamp-4 whitespace-pre-wrap wrap-anywhere">{message.body}</span>
          <AudienceBadge audience={message.audience} />
        </>
      ),
    };
  });
  const files = fromCase.files.map((file) => ({ value: file.id, label: <bdi>{file.name}</bdi> }));
  return (
    <fieldset className="grid gap-3 rounded-md border border-note-line bg-note-soft p-3">
      <legend className="px-1 font-semibold">{t('along.title', { number: fromCase.number })}</legend>
      <input type="hidden" name="caseNumber" value={fromCase.number} />
      <p className="text-sm">{t('along.hint')}</p>
      {messages.length ? (
        <AnyOf name="caseMessages" label={t('along.messages')} defaultValue={kept.caseMessages} options={messages} />
      ) : null}
      {files.length ? (
        <AnyOf name="caseFiles" label={t('along.files')} defaultValue={kept.caseFiles} options={files} />
      ) : null}
      {messages.length + files.length === 0 ? <p className="text-sm text-ink-muted">{t('along.nothing')}</p> : null}
    </fieldset>
  );
}
