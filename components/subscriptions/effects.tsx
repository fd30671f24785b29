import { useTranslations } from 'next-intl';
import type { Effect } from '@/lib/subscriptions/rules/effects';

export type EffectWords = {
  day: (at: Date) => string;
  absolute: (at: Date) => string;
  yuan: (cents: number) => string;
};

/** What a change brings, in words: days in the reader's zone, amounts as money. */
export function Effects({ effects, words }: { effects: Effect[]; words: EffectWords }) {
  const t = useTranslations('subscriptions');
  const said = ({ key, values }: Effect) =>
    t(
      `effects.${key}`,
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => {
          if (value instanceof Date) return [name, name === 'at' ? words.absolute(value) : words.day(value)];
          return name === 'amountCents' ? ['amount', words.yuan(Number(value))] : [name, value];
        }),
      ) as { free: number },
    );
  return (
    <ul className="grid list-disc gap-1 pl-5">
      {effects.map((effect) => (
        <li key={effect.key}>{said(effect)}</li>
      ))}
    </ul>
  );
}
