import { Check, LockKeyhole } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { formatList } from '@/lib/i18n/formats';
import type { PolicyEntry, SideRights } from '@/lib/policy/overview';

/** One subject of the policy: a row for each action, with an address of its own, such as /policy#escalation.submit. */
export function PolicyTable({
  label,
  entries,
  organization,
}: {
  label: string;
  entries: readonly PolicyEntry[];
  organization: string;
}) {
  const t = useTranslations('policy');
  const roleName = useTranslations('identity.roles');
  const locale = useLocale();
  const own = t('page.own', { organization });
  const who = ({ roles, isEverybody }: SideRights) =>
    isEverybody
      ? t('page.everybody')
      : roles.length
        ? formatList(
            roles.map((role) => roleName(role)),
            locale,
          )
        : t('page.nobody');
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th className="w-1/5">{t('page.action')}</Th>
          <Th>{t('page.you')}</Th>
          <Th className="w-1/5">{own}</Th>
          <Th className="w-1/5">{t('page.others')}</Th>
          <Th className="w-1/3">{t('page.rule')}</Th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Tr key={entry.action} id={entry.action} className="scroll-mt-12 target:bg-accent-soft">
            <Td className="font-semibold">{t(`actions.${key(entry.action)}` as 'actions.escalation_submit')}</Td>
            <Td label={t('page.you')}>
              {entry.may ? (
                <Badge tone="success" icon={<Check aria-hidden className="size-3.5" />}>
                  {t('page.yes')}
                </Badge>
              ) : (
                <Badge icon={<LockKeyhole aria-hidden className="size-3.5" />}>{t('page.no')}</Badge>
              )}
            </Td>
            <Td label={own}>{who(entry.own)}</Td>
            <Td label={t('page.others')}>
              <ul className="grid gap-1">
                {entry.others.map((other) => (
                  <li key={other.side}>
                    {t('page.forSide', { side: t(`page.sides.${other.side}`), roles: who(other) })}
                    {other.roles.length ? <span className="text-ink-muted"> ({other.rule})</span> : null}
                  </li>
                ))}
              </ul>
            </Td>
            <Td label={t('page.rule')}>
              <a href={`#${entry.rule}`} className="inline-block min-h-6 font-semibold">
                {t('ruleNamed', { rule: entry.rule })}
              </a>{' '}
              <span className="text-ink-muted @max-xl:hidden">{t(`rules.${entry.rule}` as 'rules.P12')}</span>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The name of a message: a dot would lead into a deeper level. */
const key = (action: string) => action.replaceAll('.', '_');
