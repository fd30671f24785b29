import { useTranslations } from 'next-intl';

const RULES = Array.from({ length: 23 }, (_, index) => `P${index + 1}` as 'P12');

/** All rules with their sentences, each with an address of its own, such as /policy#P12. */
export function RuleList() {
  const t = useTranslations('policy');
  return (
    <dl className="grid gap-2">
      {RULES.map((rule) => (
        <div key={rule} id={rule} className="rounded-md target:bg-accent-soft sm:grid sm:grid-cols-[6rem_1fr]">
          <dt className="font-semibold">{t('ruleNamed', { rule })}</dt>
          <dd className="max-w-prose">{t(`rules.${rule}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
