import { getLocale, getTranslations } from 'next-intl/server';
import { Refusal } from '@/components/policy/refusal';
import { DefinitionList } from '@/components/ui/definition-list';
import { Disclosure } from '@/components/ui/disclosure';
import type { DeliverySettings } from '@/lib/delivery/queries';
import { formatList } from '@/lib/i18n/formats';
import { listColleaguesWith } from '@/lib/identity/queries';
import type { Role } from '@/lib/policy/actor';
import { readScreen, requireShell } from '@/lib/web/screen';
import { eventWords } from './event-words';

const ROLES: readonly Role[] = ['administrator'];

/** The receiver for those who may look at it, and who may change it. */
export async function TargetFacts({ target }: { target: DeliverySettings['target'] }) {
  const t = await getTranslations('delivery');
  const event = await eventWords();
  const locale = await getLocale();
  const { actor } = await requireShell();
  const found = await readScreen((viewer) => listColleaguesWith(viewer, ROLES));
  return (
    <>
      {target ? (
        <DefinitionList
          items={[
            { term: t('form.name'), children: target.name },
            { term: t('form.url'), children: target.url },
            { term: t('form.events'), children: formatList(target.events.map(event), locale) },
            { term: t('form.state'), children: target.isEnabled ? t('form.on') : t('form.off') },
          ]}
        />
      ) : (
        <p>{t('form.none')}</p>
      )}
      <Disclosure summary={t('readOnly')}>
        <Refusal
          action="delivery.configure"
          rule="P19"
          side={actor.side}
          roles={ROLES}
          colleagues={'value' in found ? found.value : []}
          organization={actor.organizationName}
        />
      </Disclosure>
    </>
  );
}
