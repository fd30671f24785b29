import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import type { CatalogueGroup } from '@/lib/catalogue/queries/get-catalogue';
import { groupName } from '@/lib/catalogue/rules';
import { add } from '../actions';
import { NamesForm } from './names-form';
import { ServiceCommands } from './service-commands';
import { ServiceForm } from './service-form';
import { TopicRow } from './topic-row';

/** The topics of one service, or of billing, in their order; the retired ones last. */
export async function TopicGroup({
  group,
  formKey,
  canChange,
  search,
}: {
  group: CatalogueGroup;
  formKey: string;
  canChange: boolean;
  search: Record<string, string | undefined>;
}) {
  const t = await getTranslations('catalogue');
  const id = groupName(group.serviceId);
  const { service } = group;
  const title = service?.name ?? t('billing');
  const isAdding = canChange && search.add === id;
  const topics = [...group.offered, ...group.retired];
  return (
    <Section
      title={title}
      id={id}
      commands={
        canChange ? (
          <span className="flex flex-wrap gap-1">
            {isAdding ? null : (
              <LinkButton size="small" href={`/settings/catalogue?add=${id}#${id}`}>
                {t('add')}
                <span className="sr-only">: {title}</span>
              </LinkButton>
            )}
            {service ? <ServiceCommands service={service} /> : null}
          </span>
        ) : undefined
      }
    >
      {service?.retiredAt ? (
        <p>
          <Badge>{t('retired')}</Badge> {t('service.retiredMeans')}
        </p>
      ) : null}
      {service && canChange && search.service === service.id ? <ServiceForm service={service} /> : null}
      {topics.length ? (
        <ol className="divide-y">
          {topics.map((topic) => (
            <TopicRow
              key={topic.id}
              topic={topic}
              place={group.offered.indexOf(topic)}
              count={group.offered.length}
              canChange={canChange}
              isRenaming={canChange && search.rename === topic.id}
            />
          ))}
        </ol>
      ) : (
        <p className="text-ink-muted">{t('none')}</p>
      )}
      {isAdding ? (
        <NamesForm id={`add_${id}`} action={add} submit={t('add')} formKey={formKey}>
          <input type="hidden" name="serviceId" value={group.serviceId ?? ''} />
        </NamesForm>
      ) : null}
    </Section>
  );
}
