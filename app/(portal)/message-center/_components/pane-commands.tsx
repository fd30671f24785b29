import { ChevronLeft, ChevronRight } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import type { OpenMessage } from '@/lib/message-center/queries/get-message';
import type { Mark } from '@/lib/message-center/schema';
import { markOpen } from '../actions';
import { listAddress, messageAddress, PATH } from './address';
import { CopyLink } from './copy-link';

type Props = { open: OpenMessage; search: Record<string, string | undefined> };

/** What can be done with the open message. Marking it unread or putting it away goes back to the list. */
export async function PaneCommands({ open, search }: Props) {
  const t = await getTranslations('messageCenter');
  const { message } = open;
  const here = messageAddress(message.id, search);
  const acts: { act: Mark; back: string }[] = [
    message.isRead ? { act: 'unread', back: listAddress(search) } : { act: 'read', back: here },
    { act: message.isArchived ? 'restore' : 'archive', back: listAddress(search) },
    { act: message.isFavorite ? 'unfavorite' : 'favorite', back: here },
  ];
  return (
    <div className="flex flex-wrap items-center gap-2">
      {open.canMark
        ? acts.map(({ act, back }) => (
            <ActionForm key={act} action={markOpen} id={`open-${act}`} className="contents">
              <input type="hidden" name="back" value={back} />
              <SubmitButton name="one" value={`${act}:${message.id}`} variant="secondary" size="small">
                {t(`marks.${act}`)}
              </SubmitButton>
            </ActionForm>
          ))
        : null}
      <CopyLink path={`${PATH}/${message.id}`} label={t('pane.copyLink')} copiedLabel={t('pane.copied')} />
      <nav aria-label={t('pane.steps')} className="flex flex-wrap gap-2">
        {open.previous ? (
          <LinkButton
            size="small"
            rel="prev"
            href={messageAddress(open.previous, search)}
            icon={<ChevronLeft aria-hidden className="size-4" />}
          >
            {t('pane.previous')}
          </LinkButton>
        ) : null}
        {open.next ? (
          <LinkButton size="small" rel="next" href={messageAddress(open.next, search)}>
            {t('pane.next')}
            <ChevronRight aria-hidden className="size-4" />
          </LinkButton>
        ) : null}
      </nav>
    </div>
  );
}
