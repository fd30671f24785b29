import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/section';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { TenantDomain } from '@/lib/tenant-config/schema';
import { timeWords } from '@/lib/web/words';

/** The tenant's domains: verified or not, and each DNS record as it should be and as it is. */
export async function Domains({ domains }: { domains: TenantDomain[] }) {
  const t = await getTranslations('tenant');
  const time = await timeWords();
  const anchored = new Set<string>();
  const anchor = (kind: string) => {
    if (anchored.has(kind)) return undefined;
    anchored.add(kind);
    return `dns-${kind}`;
  };
  return (
    <Section title={t('domains')} id="domains">
      {domains.map((domain) => (
        <div key={domain.name} className="grid gap-2 pb-2">
          <h3 className="flex flex-wrap items-center gap-2 text-base">
            {domain.name}
            {domain.isDefault ? <Badge>{t('default')}</Badge> : null}
            {domain.verifiedAt ? (
              <Badge tone="success">{t('verified', { when: time.relative(domain.verifiedAt) })}</Badge>
            ) : (
              <Badge tone="warning">{t('unverified')}</Badge>
            )}
          </h3>
          {domain.records.length ? (
            <Table label={domain.name}>
              <thead>
                <tr>
                  <Th>{t('kind')}</Th>
                  <Th>{t('expected')}</Th>
                  <Th>{t('found')}</Th>
                  <Th>{t('status')}</Th>
                </tr>
              </thead>
              <tbody>
                {domain.records.map((record) => {
                  const isFine = record.found === record.expected;
                  return (
                    <Tr
                      key={record.kind}
                      id={isFine ? undefined : anchor(record.kind)}
                      className="scroll-mt-20 target:bg-accent-soft"
                    >
                      <Td label={t('kind')}>{record.kind.toUpperCase()}</Td>
                      <Td label={t('expected')}>
                        <code className="wrap-anywhere">{record.expected}</code>
                      </Td>
                      <Td label={t('found')}>
                        {record.found ? <code className="wrap-anywhere">{record.found}</code> : t('none')}
                      </Td>
                      <Td label={t('status')}>
                        {isFine ? (
                          <Badge tone="success">{t('fine')}</Badge>
                        ) : (
                          <Badge tone="warning">{t('wrong')}</Badge>
                        )}
                      </Td>
                    </Tr>
                  );
                })}
              </tbody>
            </Table>
          ) : null}
        </div>
      ))}
    </Section>
  );
}
