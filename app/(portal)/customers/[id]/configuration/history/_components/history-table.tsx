import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { AnyOf } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { TenantHistory } from '@/lib/tenant-config/queries/get-history';
import { timeWords } from '@/lib/web/words';
import { settingWords } from '../../_components/setting-words';
import { undoChange } from '../actions';

type Change = TenantHistory['rows'][number];

/** Each change of a setting: when, who and for whom, before and after, and the way back. */
export async function HistoryTable({
  history,
  undoing,
  undoHref,
}: {
  history: TenantHistory;
  undoing: string | undefined;
  undoHref: (changeId: string) => string;
}) {
  const t = await getTranslations('configure');
  const words = await settingWords();
  const time = await timeWords();
  const { rows, customer } = history;
  if (rows.length === 0) return <EmptyState title={t('log.none')} />;
  const who = (change: Change) =>
    change.isOnBehalf
      ? t('log.behalf', {
          organization: change.organization ?? t('anotherPartner'),
          person: change.person ?? t('somebody'),
          customer: customer.name,
        })
      : (change.person ?? t('somebody'));
  return (
    <Table label={t('log.title')}>
      <thead>
        <tr>
          <Th>{t('log.when')}</Th>
          <Th>{t('log.who')}</Th>
          <Th>{t('log.setting')}</Th>
          <Th>{t('log.before')}</Th>
          <Th>{t('log.after')}</Th>
          <Th>{t('log.action')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((change) => (
          <Tr key={change.id}>
            <Td label={t('log.when')}>
              <RelativeTime
                instant={change.at}
                relative={time.relative(change.at)}
                absolute={time.absolute(change.at)}
              />
            </Td>
            <Td label={t('log.who')}>
              {who(change)} {change.isUndo ? <Badge>{t('log.isUndo')}</Badge> : null}
            </Td>
            <Td label={t('log.setting')}>{words.name(change.setting)}</Td>
            <Td label={t('log.before')}>{words.value(change.setting, change.before)}</Td>
            <Td label={t('log.after')}>{words.value(change.setting, change.after)}</Td>
            <Td label={t('log.action')}>
              {change.canUndo && undoing === change.id ? (
                <UndoForm
                  change={change}
                  customerId={customer.id}
                  before={words.value(change.setting, change.before)}
                />
              ) : null}
              {change.canUndo && undoing !== change.id ? (
                <TextLink href={undoHref(change.id)} look="plain">
                  {t('log.undo')}
                </TextLink>
              ) : null}
              {change.isNewest ? null : <span className="text-ink-muted">{t('log.superseded')}</span>}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

async function UndoForm({ change, customerId, before }: { change: Change; customerId: string; before: string }) {
  const t = await getTranslations('configure');
  return (
    <ActionForm
      action={undoChange}
      id={`undo-${change.id}`}
      className="grid gap-3"
      labels={{ acknowledged: t('acknowledge') }}
    >
      <input type="hidden" name="customerId" value={customerId} />
      <input type="hidden" name="changeId" value={change.id} />
      {change.undoWidens ? (
        <AnyOf
          name="acknowledged"
          label={t('leavesChina')}
          options={[{ value: 'on', label: t('acknowledge'), description: t('leavesChinaText') }]}
        />
      ) : null}
      <div>
        <SubmitButton size="small" variant="secondary">
          {t('log.confirm', { before })}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
