import { getTranslations } from 'next-intl/server';
import { RelativeTime } from '@/components/ui/relative-time';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { CustomerHome } from '@/lib/home/queries';
import { timeWords } from '@/lib/web/words';

/** Unread messages that need action, the first due first (P1). */
export async function MessagesToActOn({ messages }: { messages: NonNullable<CustomerHome['messages']> }) {
  const t = await getTranslations('home.messages');
  const time = await timeWords();
  return (
    <Section
      title={t('title')}
      hint={messages.count > messages.messages.length ? t('more', { count: messages.count }) : undefined}
      commands={<TextLink href="/message-center?state=unread">{t('all')}</TextLink>}
    >
      {messages.messages.length ? (
        <ul className="divide-y">
          {messages.messages.map((message) => (
            <li key={message.id} className="grid gap-1 py-2 first:pt-0 last:pb-0">
              <TextLink href={`/message-center/${message.id}`} className="font-semibold">
                <bdi className="line-clamp-2">{message.title}</bdi>
              </TextLink>
              <span className="flex flex-wrap gap-x-3 text-sm text-ink-muted">
                {message.actBy ? (
                  <span>
                    {t('actBy')}{' '}
                    <RelativeTime
                      instant={message.actBy}
                      relative={time.day(message.actBy)}
                      absolute={time.absolute(message.actBy)}
                    />
                  </span>
                ) : null}
                <span>{message.id}</span>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-muted">{t('none')}</p>
      )}
    </Section>
  );
}
