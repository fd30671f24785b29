import { UserPlus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { SelectField, TextField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import { Pager } from '@/components/ui/pager';
import { TabsNav } from '@/components/ui/tabs-nav';
import { listPeople } from '@/lib/identity/queries/list-people';
import { readScreen, requireShell } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../_components/refused';
import { PeopleTable } from './_components/people-table';

const PATH = '/people';
const COUNT_LIMIT = 1_000;

export async function generateMetadata() {
  return { title: (await getTranslations('people'))('title') };
}

export default async function People({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('people');
  const r = await getTranslations('requests');
  const identity = await getTranslations('identity');
  const screen = await readScreen((viewer) => listPeople(viewer, search));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const list = screen.value;
  const { actor } = await requireShell();
  const isFiltered = Boolean(search.q || search.role);
  const invite = list.mayInvite ? (
    <LinkButton href="/people/new" variant="primary" icon={<UserPlus aria-hidden className="size-4" />}>
      {t('invite.title')}
    </LinkButton>
  ) : null;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description', { organization: actor.organizationName })}
        commands={invite}
      />
      <TabsNav
        label={t('list.viewsLabel')}
        tabs={list.views.map((view) => ({
          href: addressWith(PATH, search, { view: view.name, after: undefined }),
          label: t(`list.views.${view.name}`),
          count: view.count > COUNT_LIMIT ? r('countMore') : String(view.count),
          isCurrent: view.name === list.view,
        }))}
      />
      <FilterBar
        label={t('list.find')}
        action={PATH}
        keep={{ view: list.view }}
        applyLabel={t('list.apply')}
        clear={isFiltered ? { href: `${PATH}?view=${list.view}`, label: t('list.clear') } : null}
      >
        <TextField name="q" label={t('list.words')} type="search" defaultValue={search.q ?? ''} />
        <SelectField
          name="role"
          label={t('list.role')}
          defaultValue={search.role ?? ''}
          options={[
            { value: '', label: t('list.anyRole') },
            ...list.roles.map((role) => ({ value: role, label: identity(`roles.${role}`) })),
          ]}
        />
      </FilterBar>
      {list.rows.length ? (
        <PeopleTable list={list} label={t('title')} />
      ) : (
        <EmptyState title={t('list.none.title')} commands={invite}>
          {t('list.none.text')}
        </EmptyState>
      )}
      <Pager
        label={r('pages')}
        previous={
          search.after ? { href: addressWith(PATH, search, { after: undefined }), label: r('firstPage') } : null
        }
        next={list.next ? { href: addressWith(PATH, search, { after: list.next }), label: r('nextPage') } : null}
      />
    </>
  );
}
