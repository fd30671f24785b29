import { providerName } from '@/lib/platform/oidc';

/** What the button to the identity provider calls it; null when none is set up. */
export const nameOfProvider = (): string | null => providerName();
