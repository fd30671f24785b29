import type { SERVICE_NAMES } from '@/lib/service-health/schema';

export type ServiceId = keyof typeof SERVICE_NAMES;

/**
 * What Microsoft's posts call a service, in lower case, and which of ours it is. A name that is not here is kept as it came and reaches
 * nobody. The suite is Microsoft Entra ID's: no subscription with users is without it.
 */
export const SERVICE_ALIASES: Readonly<Record<string, ServiceId>> = {
  'exchange online': 'exchange',
  'microsoft exchange online': 'exchange',
  'exchange online archiving': 'exchange',
  'sharepoint online': 'sharepoint',
  'microsoft sharepoint': 'sharepoint',
  'onedrive for business': 'onedrive',
  'microsoft onedrive': 'onedrive',
  'microsoft teams': 'teams',
  'microsoft 365 apps': 'apps',
  'microsoft 365 apps for enterprise': 'apps',
  'microsoft 365 apps for business': 'apps',
  'office 365 proplus': 'apps',
  'microsoft entra': 'entra',
  'microsoft entra id': 'entra',
  'azure active directory': 'entra',
  'microsoft 365 suite': 'entra',
};

/** Which of our services a name means; null when none. */
export const serviceOf = (name: string): ServiceId | null => {
  const known = name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  return Object.hasOwn(SERVICE_ALIASES, known) ? (SERVICE_ALIASES[known] ?? null) : null;
};
