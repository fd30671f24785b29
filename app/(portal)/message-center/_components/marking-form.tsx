import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import type { Tab } from '@/lib/message-center/schema';
import { mark } from '../actions';
import { ChooseAll } from './choose-all';
import { Marked } from './marked';

/** The list as one form, which stays when it is empty, to say what it did: the chosen messages go by the buttons above it, each one by its own. */
export async function MarkingForm({ tab, isEmpty, children }: { tab: Tab; isEmpty: boolean; children: ReactNode }) {
  const t = await getTranslations('messageCenter.marks');
  const { marks, done } = (await getMessages()).messageCenter;
  const acts = ['read', 'unread', tab === 'archive' ? 'restore' : 'archive', 'favorite'] as const;
  return (
    <NextIntlClientProvider messages={{ messageCenter: { marks, done } }}>
      <ActionForm action={mark} id="mark" className="flex min-w-0 flex-col gap-2" labels={{ ids: t('bar') }}>
        {isEmpty ? null : (
          <fieldset
            id="mark-ids"
            tabIndex={-1}
            className="flex flex-wrap items-center gap-2 rounded-lg border bg-surface px-3 py-2"
          >
            <legend className="sr-only">{t('bar')}</legend>
            <ChooseAll />
            {acts.map((act) => (
              <SubmitButton key={act} name="act" value={act} variant="secondary" size="small">
                {t(act)}
              </SubmitButton>
            ))}
            <span className="text-sm text-ink-muted">{t('own')}</span>
          </fieldset>
        )}
        <Marked />
        {children}
      </ActionForm>
    </NextIntlClientProvider>
  );
}
