import { useTranslations } from 'next-intl';
import { TAG_WORDS } from '@/components/message-center/marks';
import { SelectField, TextField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import type { CatalogueService } from '@/lib/catalogue/schema';
import { TAGS } from '@/lib/message-center/schema';

type Search = Record<string, string | undefined>;

export function WritingFilters({
  search,
  view,
  services,
}: {
  search: Search;
  view: string;
  services: readonly CatalogueService[];
}) {
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
        options={[any, ...services.map((one) => ({ value: one.id, label: one.name }))]}
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
