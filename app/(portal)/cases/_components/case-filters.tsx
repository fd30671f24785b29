import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import { SERVICE_NAMES } from '@/lib/service-health/schema';

/** The filters are the address: a plain GET form. */
export function CaseFilters({ search, view }: { search: Record<string, string | undefined>; view: string }) {
  const t = useTranslations('cases');
  const isFiltered = search.service || search.customer || search.q;
  return (
    <FilterBar
      label={t('filters.label')}
      action="/cases"
      keep={{ view, customer: search.customer }}
      applyLabel={t('filters.apply')}
      clear={isFiltered ? { href: `/cases?view=${view}`, label: t('filters.clear') } : null}
    >
      <TextField name="q" label={t('filters.q')} defaultValue={search.q ?? ''} maxLength={100} />
      <SelectField
        name="service"
        label={t('columns.service')}
        defaultValue={search.service ?? ''}
        options={[
          { value: '', label: t('filters.any') },
          ...Object.entries(SERVICE_NAMES).map(([value, label]) => ({ value, label })),
          { value: 'other', label: t('otherService') },
        ]}
      />
    </FilterBar>
  );
}
