import { useTranslations } from 'next-intl';
import { TAG_WORDS } from '@/components/message-center/marks';
import { SelectField, TextField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import { TAGS } from '@/lib/message-center/schema';
import { SERVICE_NAMES } from '@/lib/service-health/schema';

type Search = Record<string, string | undefined>;

export function WritingFilters({ search, view }: { search: Search; view: string }) {
  const t = useTranslations('messageCenter');
  const any = { value: '', label: t('filters.any') };
  const isFiltered = search.service || search.tag || search.q;
  return (
    <FilterBar
      label={t('filters.label')}
      action="/communications"
      keep={{ view }}
      applyLabel={t('filters.apply')}
      clear={isFiltered ? { href: `/communications?view=${view}`, label: t('filters.clear') } : null}
    >
      <TextField name="q" type="search" label={t('filters.search')} defaultValue={search.q ?? ''} autoComplete="off" />
      <SelectField
        name="service"
        label={t('filters.service')}
        defaultValue={search.service ?? ''}
        options={[any, ...Object.entries(SERVICE_NAMES).map(([value, label]) => ({ value, label }))]}
      />
      <SelectField
        name="tag"
        label={t('filters.tag')}
        defaultValue={search.tag ?? ''}
        options={[any, ...TAGS.map((value) => ({ value, label: t(`tags.${TAG_WORDS[value]}`) }))]}
      />
    </FilterBar>
  );
}
