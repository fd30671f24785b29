import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PolicyLink } from '@/components/policy/policy-link';
import { Refusal } from '@/components/policy/refusal';
import { LinkButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DefinitionList } from '@/components/ui/definition-list';
import { RefusedAction } from '@/components/ui/refused-action';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { SectionView, TenantConfiguration } from '@/lib/tenant-config/queries';
import { SETTINGS, settingsOf } from '@/lib/tenant-config/schema/settings';
import { timeWords } from '@/lib/web/words';
import { settingWords } from './setting-words';

type Props = {
  configuration: TenantConfiguration;
  view: SectionView;
  serviceId: string;
  search: Record<string, string | undefined>;
  /** What the setting does, said where it is set. */
  effect: ReactNode;
  /** Shown above the settings, but never changed. */
  fixed?: { term: string; children: ReactNode }[];
  children: ReactNode;
};

/** One form's settings as they stand, what they do, who changed them last, and the form - or why it is not open to the person. */
export async function SectionFrame({ configuration, view, serviceId, search, effect, fixed = [], children }: Props) {
  const { customer, colleagues, organizationName, isPartner } = configuration;
  const t = await getTranslations('configure');
  const words = await settingWords();
  const { section, refusal } = view;
  const action = section === 'sharing' ? 'tenant.change_sharing' : 'tenant.change';
  const path = `/customers/${customer.id}/configuration`;
  const at = (more: string) => `${path}?service=${serviceId}${more}#${section}`;
  const isOpen = search.edit === section && view.mayChange.length > 0;
  const isSeen = Object.keys(view.values).length > 0;
  const services = [
    ...new Set(settingsOf(section).map((name) => configuration.serviceNames[SETTINGS[name].serviceId])),
  ].join(' / ');
  return (
    <Section
      title={words.section(section)}
      id={section}
      commands={
        view.mayChange.length && !isOpen ? <LinkButton href={at(`&edit=${section}`)}>{t('change')}</LinkButton> : null
      }
    >
      {search.saved === section ? <Callout tone="success" role="status" title={t('saved')} /> : null}
      {isSeen ? (
        <>
          <p className="text-ink-muted">{effect}</p>
          <DefinitionList
            items={[
              ...fixed,
              ...settingsOf(section).map((name) => ({
                term: words.name(name),
                children: words.value(name, view.values[name]),
              })),
            ]}
          />
          <LastChange configuration={configuration} view={view} />
        </>
      ) : null}
      {isOpen ? (
        <div className="grid gap-3 border-t pt-3">
          {children}
          <p>
            <TextLink href={at('')} look="plain">
              {t('cancel')}
            </TextLink>
          </p>
        </div>
      ) : null}
      {refusal?.why === 'not_delegated' ? (
        <p className="text-ink-muted">
          {t('notDelegated', { customer: customer.name, service: services })} <PolicyLink to={action} />
        </p>
      ) : null}
      {refusal?.why === 'role' ? (
        <RefusedAction label={t('change')} note={t('whyNot')}>
          <Refusal
            action={action}
            rule={refusal.rule}
            roles={refusal.roles}
            colleagues={colleagues[section] ?? []}
            organization={organizationName}
            side={isPartner ? 'partner' : 'customer'}
          />
        </RefusedAction>
      ) : null}
    </Section>
  );
}

async function LastChange({ configuration, view }: { configuration: TenantConfiguration; view: SectionView }) {
  const t = await getTranslations('configure');
  const time = await timeWords();
  const { customer } = configuration;
  const { last } = view;
  const person = last?.person ?? t('somebody');
  const when = last ? time.relative(last.at) : '';
  return (
    <p className="text-sm text-ink-muted" title={last ? time.absolute(last.at) : undefined}>
      {!last
        ? t('last.never')
        : last.isOnBehalf
          ? t('last.behalf', {
              organization: last.organization ?? t('anotherPartner'),
              person,
              customer: customer.name,
              when,
            })
          : t('last.own', { person, when })}{' '}
      <TextLink href={`/customers/${customer.id}/configuration/history`}>{t('history')}</TextLink>
    </p>
  );
}
