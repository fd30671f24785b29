import { useTranslations } from 'next-intl';
import { TAG_WORDS } from '@/components/message-center/marks';
import { SelectField, TextField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import type { CatalogueService } from '@/lib/catalogue/schema';
import { CATEGORIES, READ_STATES, TAGS } from '@/lib/message-center/schema';
import { listAddress, PATH } from './address';

const FILTERS = { q: undefined, service: undefined, tag: undefined, state: undefined, category: undefined };

/** The filters are the address: a plain GET form. An operator marks nothing, so only what is updated can be asked for. */
export function Filters({
  search,
  canMark,
  services,
}: {
  search: Record<string, string | undefined>;
  canMark: boolean;
  services: readonly CatalogueService[];
}) {
  const t = useTranslations('messageCenter');
  const any = { value: '', label: t('filters.any') };
  const states = READ_STATES.filter((state) => canMark || state === 'updated');
  const isFiltered = Object.keys(FILTERS).some((name) => search[name]);
  return (
    <FilterBar
      label={t('filters.label')}
      action={PATH}
      keep={{ tab: search.tab, sort: search.sort }}
      applyLabel={t('filters.apply')}
      clear={
        isFiltered ? { href: listAddress(search, { ...FILTERS, after: undefined }), label: t('filters.clear') } : null
      }
    >
      <TextField
        name="q"
        type="search"
        label={t('filters.search')}
        defaultValue={search.q ?? ''}
        maxLength={100}
        className="w-60 max-w-full"
      />
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
      <SelectField
        name="state"
        label={t('filters.state')}
        defaultValue={search.state ?? ''}
        options={[any, ...states.map((value) => ({ value, label: t(`states.${value}`) }))]}
      />
      <SelectField
        name="category"
        label={t('filters.category')}
        defaultValue={search.category ?? ''}
        options={[any, ...CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))]}
      />
    </FilterBar>
  );
}
