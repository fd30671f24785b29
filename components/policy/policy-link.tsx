import { useTranslations } from 'next-intl';

/** From a refusal to its row of the policy page: the action's, or the rule's. By the browser's own way, which marks the row as the target. */
export function PolicyLink({ to }: { to: string }) {
  const t = useTranslations('policy');
  return (
    <a
      href={`/policy#${to}`}
      className="inline-block py-0.5 text-accent underline underline-offset-2 hover:text-accent-hover"
    >
      {t('rowLink')}
    </a>
  );
}
