import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';

const STATES = ['used', 'used_by_provider', 'expired', 'withdrawn', 'address_taken', 'unknown'] as const;
export type LinkState = (typeof STATES)[number];

export const stateOfLink = (state: string | undefined): LinkState => STATES.find((one) => one === state) ?? 'unknown';

/** In place of what a link opened: why it does not any more, and where to go from here. */
export async function LinkOver({ state, email, isReset }: { state: LinkState; email?: string; isReset?: boolean }) {
  const t = await getTranslations('people.links');
  return (
    <>
      <p>{t(`${state}.text`, { email: email ?? '' })}</p>
      <p className="flex flex-wrap gap-2">
        {isReset ? <LinkButton href="/reset-password">{t('toReset')}</LinkButton> : null}
        <LinkButton href="/sign-in">{t('toSignIn')}</LinkButton>
      </p>
    </>
  );
}
