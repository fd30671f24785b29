import { getLocale, getTranslations } from 'next-intl/server';
import { Callout } from '@/components/ui/callout';
import { Email } from '@/components/ui/email';
import { formatList, leading } from '@/lib/i18n/formats';
import type { Role, Side } from '@/lib/policy/actor';
import { PolicyLink } from './policy-link';

type Partner = {
  name: string;
  supportPhone: string | null;
  supportEmail: string | null;
  supportHours: string | null;
};

type RefusalProps = {
  /** What was refused: its row of the policy page. */
  action?: string;
  rule: string;
  roles: readonly Role[];
  colleagues: string[];
  organization: string;
  /** Whose administrator changes roles. */
  side?: Side;
  /** Whom a customer asks instead. */
  partners?: readonly Partner[];
};

const CHANNEL = 'inline-block py-0.5 text-accent underline underline-offset-2 hover:text-accent-hover';

/** Why something is not open to the person: which rule, who can - by name - and the way to ask. */
export async function Refusal({
  action,
  rule,
  roles,
  colleagues,
  organization,
  side = 'operator',
  partners = [],
}: RefusalProps) {
  const t = await getTranslations('policy');
  const roleName = await getTranslations('identity.roles');
  const locale = await getLocale();
  const roleNames = roles.map((role) => roleName(role));
  const known = t.has(`rules.${rule}` as 'rules.P12');
  return (
    <Callout tone="refusal" title={t('title')}>
      <p className="mt-1">
        <strong>{leading(t('ruleNamed', { rule }))}</strong>
        {known ? t(`rules.${rule}` as 'rules.P12') : null}
      </p>
      {colleagues.length ? (
        <>
          <p className="mt-2 font-semibold">{t('whoCan', { organization })}</p>
          <ul className="list-disc pl-5">
            {colleagues.map((name) => (
              <li key={name}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
          <p className="mt-1">{t('rolesThatMay', { roles: formatList(roleNames, locale) })}</p>
          <p className="mt-2">{t(`ask.${side}`)}</p>
        </>
      ) : (
        <p className="mt-2">{t('nobodyHere', { organization })}</p>
      )}
      {partners.length ? (
        <>
          <p className="mt-2 font-semibold">{t('askPartner', { count: partners.length })}</p>
          <ul className="list-disc pl-5">
            {partners.map((partner) => (
              <li key={partner.name}>
                <bdi className="font-semibold">{partner.name}</bdi>
                <PartnerChannels partner={partner} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="mt-2">
        <PolicyLink to={action ?? rule} />
      </p>
    </Callout>
  );
}

function PartnerChannels({ partner }: { partner: Partner }) {
  const { supportPhone, supportEmail, supportHours } = partner;
  return (
    <>
      {supportPhone ? (
        <span className="block">
          <a href={`tel:${supportPhone.replace(/[^+\d]/g, '')}`} className={CHANNEL}>
            {supportPhone}
          </a>
        </span>
      ) : null}
      {supportEmail ? (
        <span className="block">
          <a href={`mailto:${supportEmail}`} className={CHANNEL}>
            <Email address={supportEmail} />
          </a>
        </span>
      ) : null}
      {supportHours ? <span className="block text-ink-muted">{supportHours}</span> : null}
    </>
  );
}
