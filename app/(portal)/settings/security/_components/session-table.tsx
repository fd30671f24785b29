import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { OwnSession } from '@/lib/identity/queries/own-sessions';
import { browserName } from '@/lib/identity/rules/browser-name';
import { timeWords } from '@/lib/web/words';
import { endOne } from '../actions';

/** Where the person is signed in; each but this one can be ended. */
export async function SessionTable({ sessions }: { sessions: OwnSession[] }) {
  const t = await getTranslations('people.security');
  const time = await timeWords();
  const at = (instant: Date) => (
    <RelativeTime instant={instant} relative={time.relative(instant)} absolute={time.absolute(instant)} />
  );
  return (
    <>
      <Table label={t('sessions')}>
        <thead>
          <tr>
            <Th>{t('browser')}</Th>
            <Th>{t('began')}</Th>
            <Th>{t('seen')}</Th>
            <Th>{t('act')}</Th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => {
            const browser = browserName(session.userAgent) ?? t('unknownBrowser');
            return (
              <Tr key={session.handle}>
                <Td>{browser}</Td>
                <Td label={t('began')}>{at(session.createdAt)}</Td>
                <Td label={t('seen')}>{at(session.seenAt)}</Td>
                <Td label={t('act')}>
                  {session.isThisOne ? (
                    <Badge tone="accent">{t('thisOne')}</Badge>
                  ) : (
                    <ActionForm action={endOne} id={`end-${session.handle}`} className="">
                      <input type="hidden" name="handle" value={session.handle} />
                      <SubmitButton variant="secondary" size="small" aria-label={t('endNamed', { browser })}>
                        {t('end')}
                      </SubmitButton>
                    </ActionForm>
                  )}
                </Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
      {sessions.length > 2 ? (
        <ActionForm action={endOne} id="end-others">
          <input type="hidden" name="handle" value="others" />
          <div>
            <SubmitButton variant="secondary">{t('endOthers')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </>
  );
}
