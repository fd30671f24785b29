import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/section';
import { InnerLink } from '@/components/ui/text-link';
import { findingHref } from '@/lib/tenant-config/rules';
import type { CheckFinding } from '@/lib/tenant-config/schema';
import { FindingText } from './finding-text';

/** What could be mended in the tenant's configuration first (P14); null findings mean that the person is not delegated for the service. */
export function MendFirst({
  findings,
  customerId,
  serviceId,
}: {
  findings: CheckFinding[] | null;
  customerId: string;
  serviceId: string;
}) {
  const t = useTranslations('filing');
  return (
    <Section title={t('mend')}>
      {findings === null ? <p>{t('mendClosed')}</p> : null}
      {findings?.length === 0 ? <p>{t('mendNone')}</p> : null}
      <ul className="grid gap-2">
        {findings?.map((finding) => (
          <li key={finding.check} className="grid gap-1 border-t border-line pt-2 first:border-0 first:pt-0">
            <p>
              <Badge tone={finding.level === 'likely_cause' ? 'warning' : 'neutral'}>
                {t(finding.level === 'likely_cause' ? 'likely' : 'worth')}
              </Badge>
            </p>
            <p>
              <FindingText finding={finding} />
            </p>
            <p>
              <InnerLink href={findingHref(customerId, serviceId, finding)} className="inline-block min-h-6">
                {t('mendLink')}
                <span className="sr-only">
                  : <FindingText finding={finding} />
                </span>
              </InnerLink>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
