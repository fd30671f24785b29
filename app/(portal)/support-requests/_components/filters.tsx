import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import type { CatalogueService } from '@/lib/catalogue/schema';
import { SEVERITIES } from '@/lib/escalations/rules/severity';

/** The filters are the address: a plain GET form. */
export function Filters({
  search,
  view,
  services,
}: {
  search: Record<string, string | undefined>;
  view: string;
  services: readonly CatalogueService[];
}) {
  const t = useTranslations('requests');
  const any = { value: '', label: t('filters.any') };
  const clear =
    search.service || search.severity || search.customer || search.q
      ? { href: `/support-requests?view=${view}`, label: t('filters.clear') }
      : null;
  return (
    <FilterBar
      label={t('filters.label')}
      action="/support-requests"
      keep={{ view, customer: search.customer }}
      applyLabel={t('filters.apply')}
      clear={clear}
    >
      <TextField name="q" label={t('filters.q')} defaultValue={search.q ?? ''} maxLength={100} />
      <SelectField
        name="service"
        label={t('filters.service')}
        defaultValue={search.service ?? ''}
        options={[any, ...services.map((one) => ({ value: one.id, label: one.name }))]}
      />
      <SelectField
        name="severity"
        label={t('filters.severity')}
        defaultValue={search.severity ?? ''}
        options={[any, ...SEVERITIES.map((value) => ({ value, label: t(`severities.${value}`) }))]}
      />
    </FilterBar>
  );
}
