import { getTranslations } from 'next-intl/server';
import { EVENT_NAMES, EVERY_EVENT, type EventName } from '@/lib/delivery/schema';

/** Names of events in words; one that this version does not know stays as it is. */
export async function eventWords(): Promise<(name: string) => string> {
  const t = await getTranslations('delivery.events');
  const known = (name: string): name is EventName => (EVENT_NAMES as readonly string[]).includes(name);
  const word = (group: 'escalation' | 'health_issue' | 'delivery_target' | 'delivery', name: string) =>
    t(`${group}.${name}` as 'escalation.submitted');
  return (name) => {
    if (name === EVERY_EVENT) return t('every');
    const [group, act] = name.split('.');
    return known(name) ? word(group as 'escalation', act ?? '') : name;
  };
}
