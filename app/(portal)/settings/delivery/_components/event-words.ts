import { getTranslations } from 'next-intl/server';
import { EVENT_NAMES, EVERY_EVENT } from '@/lib/delivery/schema';

/** Names of events in words; one that this version does not know stays as it is. */
export async function eventWords(): Promise<(name: string) => string> {
  const t = await getTranslations('delivery.events');
  const isKnown = (name: string) => (EVENT_NAMES as readonly string[]).includes(name);
  const word = (group = '', act = '') => t(`${group}.${act}` as 'escalation.submitted');
  return (name) => {
    if (name === EVERY_EVENT) return t('every');
    return isKnown(name) ? word(...name.split('.')) : name;
  };
}
