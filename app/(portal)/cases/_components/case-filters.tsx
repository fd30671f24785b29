import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import type { CatalogueService } from '@/lib/catalogue/schema';

/** The filters are the address: a plain GET form. */
export function CaseFilters({
  search,
  view,
  services,
}: {
  search: Record<string, string | undefined>;
  view: string;
  services: readonly CatalogueService[];
}) {
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
          ...services.map((one) => ({ value: one.id, label: one.name })),
          { value: 'other', label: t('otherService') },
        ]}
      />
    </FilterBar>
  );
}
