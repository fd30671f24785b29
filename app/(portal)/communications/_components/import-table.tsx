import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import type { Tone } from '@/components/ui/tone';
import type { listImports } from '@/lib/message-center/queries/imports';
import type { ImportState } from '@/lib/message-center/schema';
import { timeWords } from '@/lib/web/words';

const TONES: Record<ImportState, Tone> = { waiting: 'neutral', running: 'accent', done: 'success', failed: 'danger' };

export async function ImportTable({ imports }: { imports: Awaited<ReturnType<typeof listImports>>['imports'] }) {
  const t = await getTranslations('communications.imports');
  const time = await timeWords();
  return (
    <Table label={t('past')}>
      <thead>
        <tr>
          <Th>{t('columns.file')}</Th>
          <Th>{t('columns.state')}</Th>
          <Th>{t('columns.came')}</Th>
          <Th>{t('columns.refused')}</Th>
          <Th>{t('columns.who')}</Th>
          <Th>{t('columns.when')}</Th>
        </tr>
      </thead>
      <tbody>
        {imports.map((one) => (
          <Tr key={one.id}>
            <Td>
              <RowLink href={`/communications/import/${one.id}`}>
                <bdi>{one.fileName}</bdi>
              </RowLink>
            </Td>
            <Td label={t('columns.state')}>
              <Badge tone={TONES[one.state]}>{t(`states.${one.state}`)}</Badge>
            </Td>
            <Td label={t('columns.came')}>
              {one.total === null ? t('notBegun') : t('rowsOf', { position: one.position, total: one.total })}
            </Td>
            <Td label={t('columns.refused')}>{one.refusedCount}</Td>
            <Td label={t('columns.who')} className="break-keep">
              <bdi>{one.who}</bdi>
            </Td>
            <Td label={t('columns.when')}>
              <RelativeTime
                instant={one.createdAt}
                relative={time.relative(one.createdAt)}
                absolute={time.absolute(one.createdAt)}
              />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
