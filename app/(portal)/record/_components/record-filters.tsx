import { getTranslations } from 'next-intl/server';
import { SelectField, TextField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import type { RecordPage } from '@/lib/audit/queries/search-record';
import { recordWords } from './record-words';

/** Who, what, for whom, which record, when: all of it the address. */
export async function RecordFilters({
  page,
  path,
  isFiltered,
}: {
  page: RecordPage;
  path: string;
  isFiltered: boolean;
}) {
  const t = await getTranslations('record');
  const act = await recordWords(page.names);
  const { search, people, subjects } = page;
  const errors = await getTranslations('errors');
  const faultOf = (name: 'from' | 'to') => (page.unread.includes(name) ? errors('date_unreal') : undefined);
  const isOneAct = search.act?.includes('.');
  return (
    <FilterBar
      label={t('filters')}
      action={path}
      applyLabel={t('show')}
      clear={isFiltered ? { href: path, label: t('clear') } : null}
    >
      <SelectField
        name="person"
        label={t('who')}
        defaultValue={search.person ?? ''}
        options={[
          { value: '', label: t('everybody') },
          ...people.map((person) => ({ value: person.id, label: person.name })),
        ]}
      />
      <SelectField
        name="act"
        label={t('what')}
        defaultValue={search.act ?? ''}
        options={[
          { value: '', label: t('everything') },
          ...(isOneAct && search.act ? [{ value: search.act, label: act.action(search.act) }] : []),
          ...subjects.map((subject) => ({ value: subject, label: act.subject(subject) })),
        ]}
      />
      <TextField name="party" label={t('whom')} defaultValue={search.party} maxLength={100} className="w-40" />
      <TextField name="number" label={t('number')} defaultValue={search.number} maxLength={80} className="w-44" />
      <TextField name="from" type="date" label={t('from')} defaultValue={search.from} error={faultOf('from')} />
      <TextField name="to" type="date" label={t('to')} defaultValue={search.to} error={faultOf('to')} />
    </FilterBar>
  );
}
