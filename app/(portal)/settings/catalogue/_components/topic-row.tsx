import { getLocale, getTranslations } from 'next-intl/server';
import { ActionForm, type FormAction, SeenVersion } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import type { CatalogueTopic } from '@/lib/catalogue/queries/get-catalogue';
import type { Locale } from '@/lib/i18n/locales';
import { topicNameIn, topicNames } from '@/lib/web/topic-names';
import { move, rename, restore, retire } from '../actions';
import { NamesForm } from './names-form';

type Act = { id: string; action: FormAction; label: string; values?: Record<string, string> };

/** One topic and what can be done with it. */
export async function TopicRow({
  topic,
  place,
  count,
  canChange,
  isRenaming,
}: {
  topic: CatalogueTopic;
  /** Its place among those that are offered; -1 for a retired one. */
  place: number;
  count: number;
  canChange: boolean;
  isRenaming: boolean;
}) {
  const t = await getTranslations('catalogue');
  const name = topicNameIn(topic, (await getLocale()) as Locale);
  const acts: Act[] = [
    ...(place > 0 ? [{ id: 'up', action: move, label: t('up'), values: { to: 'up' } }] : []),
    ...(place >= 0 && place < count - 1
      ? [{ id: 'down', action: move, label: t('down'), values: { to: 'down' } }]
      : []),
    topic.retiredAt
      ? { id: 'restore', action: restore, label: t('restore') }
      : { id: 'retire', action: retire, label: t('retire') },
  ];
  return (
    <li className="flex flex-col gap-2 py-2" id={topic.id}>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <span className={topic.retiredAt ? 'text-ink-muted' : undefined}>
          <bdi>{name}</bdi> {topic.retiredAt ? <Badge>{t('retired')}</Badge> : null}
        </span>
        {canChange && !isRenaming ? (
          <span className="flex flex-wrap gap-1">
            {acts.map((act) => (
              <ActionForm key={act.id} action={act.action} id={`${act.id}-${topic.id}`} className="flex flex-wrap">
                <input type="hidden" name="id" value={topic.id} />
                <SeenVersion version={topic.version} />
                {Object.entries(act.values ?? {}).map(([field, value]) => (
                  <input key={field} type="hidden" name={field} value={value} />
                ))}
                <SubmitButton variant="secondary" size="small">
                  {act.label}
                  <span className="sr-only">: {name}</span>
                </SubmitButton>
              </ActionForm>
            ))}
            <LinkButton size="small" href={`/settings/catalogue?rename=${topic.id}#${topic.id}`}>
              {t('rename')}
              <span className="sr-only">: {name}</span>
            </LinkButton>
          </span>
        ) : null}
      </div>
      {isRenaming ? (
        <NamesForm id={`rename-${topic.id}`} action={rename} submit={t('rename')} names={topicNames(topic)}>
          <input type="hidden" name="id" value={topic.id} />
          <SeenVersion version={topic.version} />
        </NamesForm>
      ) : null}
    </li>
  );
}
