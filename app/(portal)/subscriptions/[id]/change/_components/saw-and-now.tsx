'use client';
import { useShown } from '@/components/forms/action-form';
import { Callout } from '@/components/ui/callout';
import { DefinitionList } from '@/components/ui/definition-list';

/** Sends along what the person saw; when another version stands meanwhile, shows both and what was wanted. */
export function SawAndNow({
  now,
  wanted,
  labels,
}: {
  now: string;
  wanted: string;
  labels: Record<'saw' | 'stands' | 'wanted', string>;
}) {
  const saw = useShown('saw').typed;
  return (
    <>
      <input type="hidden" name="saw" value={now} />
      {saw && saw !== now ? (
        <Callout tone="warning">
          <DefinitionList
            items={[
              { term: labels.saw, children: saw },
              { term: labels.stands, children: <strong>{now}</strong> },
              { term: labels.wanted, children: wanted },
            ]}
          />
        </Callout>
      ) : null}
    </>
  );
}
