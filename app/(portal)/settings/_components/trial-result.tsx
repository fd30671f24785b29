'use client';
import { useFormDone } from '@/components/forms/action-form';
import { Callout } from '@/components/ui/callout';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { ShownTrial } from './trial-words';

/** What the form around it would have meant for the newest requests, which it was tried on; nothing was saved. */
export function TrialResult() {
  const done = useFormDone()?.trial;
  if (!done) return null;
  const trial = JSON.parse(done) as ShownTrial;
  const [number, ...columns] = trial.columns;
  return (
    <div className="grid min-w-0 gap-3">
      <Callout tone="info" role="status" title={trial.title}>
        <p>{trial.before}</p>
        <p>{trial.nothingSaved}</p>
      </Callout>
      {trial.rows.length ? (
        <Table label={trial.list} isLabelShown>
          <thead>
            <tr>
              <Th>{number}</Th>
              {columns.map((column) => (
                <Th key={column}>{column}</Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {trial.rows.map((row) => (
              <Tr key={row.number}>
                <Td>
                  {row.href ? (
                    <TextLink look="plain" href={row.href}>
                      {row.number}
                    </TextLink>
                  ) : (
                    row.number
                  )}
                </Td>
                {columns.map((column, index) => (
                  <Td key={column} label={column}>
                    {row.cells[index]}
                  </Td>
                ))}
              </Tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </div>
  );
}
