import { getTranslations } from 'next-intl/server';
import { PolicyLink } from '@/components/policy/policy-link';
import { DefinitionList } from '@/components/ui/definition-list';
import { Panel } from '@/components/ui/panel';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { RecordPage } from '@/lib/audit/queries/search-record';
import { addressOf, changesIn, factsIn } from '@/lib/audit/rules';
import { NOTHING } from '@/lib/web/record-words';
import { addressWith } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';
import { recordWords } from './record-words';

type Row = RecordPage['rows'][number];

/** One act in full: never what was written in a message, which only its readers read. */
export async function RecordPanel({ page, row, closeHref }: { page: RecordPage; row: Row; closeHref: string }) {
  const t = await getTranslations('record');
  const words = await recordWords(page.names);
  const time = await timeWords();
  const changes = changesIn(row.data, row.name);
  const href = addressOf(row, page);
  const called = row.number ?? row.recordId;
  return (
    <Panel
      title={words.action(row.action)}
      closeHref={closeHref}
      closeLabel={t('close')}
      returnFocusId={`event-${row.id}`}
      commands={
        <TextLink href={addressWith('/record', {}, { number: called })} look="plain">
          {t('allOfThis')}
        </TextLink>
      }
    >
      <DefinitionList
        items={[
          { term: t('when'), children: time.absolute(row.at) },
          { term: t('who'), children: row.person ?? t('somebody') },
          { term: t('whom'), children: words.whom(row) ?? NOTHING },
          { term: t('number'), children: href ? <TextLink href={href}>{called}</TextLink> : called },
          {
            term: t('rule'),
            children: (
              <>
                {row.rule} · <PolicyLink to={row.action} />
              </>
            ),
          },
          { term: t('event'), children: words.event(row.name) },
        ]}
      />
      {changes.length > 0 ? (
        <Table label={t('changes')} isLabelShown>
          <thead>
            <tr>
              <Th>{t('field')}</Th>
              <Th>{t('before')}</Th>
              <Th>{t('afterwards')}</Th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => {
              const said = words.change(change, row);
              return (
                <Tr key={change.field}>
                  <Td label={t('field')}>{said.field}</Td>
                  <Td label={t('before')}>{said.before}</Td>
                  <Td label={t('afterwards')}>{said.after}</Td>
                </Tr>
              );
            })}
          </tbody>
        </Table>
      ) : (
        <p className="text-ink-muted">{t('noChange')}</p>
      )}
      <DefinitionList
        items={factsIn(row.data).map(([name, said]) => {
          const fact = words.fact(name, said, row);
          return { term: fact.field, children: fact.value };
        })}
      />
    </Panel>
  );
}
