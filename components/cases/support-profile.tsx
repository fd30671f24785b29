import { useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import { Email } from '@/components/ui/email';
import { Section } from '@/components/ui/section';

type Profile = {
  supportWebsite: string | null;
  supportEmail: string | null;
  supportPhone: string | null;
  supportHours: string | null;
  supportLanguages: string | null;
};

const CHANNEL = 'inline-block py-0.5 text-accent underline underline-offset-2 hover:text-accent-hover';

/** P11: who answers, over which channels, and when; or that the partner has not said so yet. */
export function SupportProfile({ partner, title }: { partner: Profile; title: string }) {
  const t = useTranslations('cases.support');
  const { supportWebsite, supportEmail, supportPhone, supportHours, supportLanguages } = partner;
  const items = [
    {
      term: t('phone'),
      value: supportPhone,
      children: (
        <a href={`tel:${supportPhone?.replace(/[^+\d]/g, '')}`} className={CHANNEL}>
          {supportPhone}
        </a>
      ),
    },
    {
      term: t('email'),
      value: supportEmail,
      children: (
        <a href={`mailto:${supportEmail}`} className={CHANNEL}>
          <Email address={supportEmail ?? ''} />
        </a>
      ),
    },
    {
      term: t('website'),
      value: supportWebsite,
      children: (
        <a href={supportWebsite ?? ''} rel="noreferrer" className={CHANNEL}>
          {supportWebsite?.replace('https://', '')}
        </a>
      ),
    },
    { term: t('hours'), value: supportHours, children: supportHours },
    { term: t('languages'), value: supportLanguages, children: supportLanguages },
  ];
  const said = items.filter((item) => item.value).map(({ term, children }) => ({ term, children }));
  return (
    <Section title={title}>
      {said.length ? <DefinitionList items={said} /> : <p className="text-ink-muted">{t('notSaid')}</p>}
    </Section>
  );
}
