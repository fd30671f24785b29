import { getLocale, getTranslations } from 'next-intl/server';
import { DefinitionList } from '@/components/ui/definition-list';
import { Email } from '@/components/ui/email';
import { Section } from '@/components/ui/section';
import type { SupportContact } from '@/lib/home/queries';
import { formatList } from '@/lib/i18n/formats';

const LINK = 'text-accent underline wrap-anywhere';

/** Who supports the customer, over which channels and when (P11). */
export async function SupportContacts({ contacts }: { contacts: readonly SupportContact[] }) {
  const t = await getTranslations('home.support');
  const locale = await getLocale();
  return (
    <Section title={t('title')} hint={t('hint')}>
      {contacts.map((contact) => (
        <div key={contact.name} className="grid gap-2 border-t pt-3 first:border-t-0 first:pt-0">
          <h3 className="text-base">
            <bdi>{contact.name}</bdi>
          </h3>
          <DefinitionList
            layout="stacked"
            items={[
              ...(contact.phone
                ? [
                    {
                      term: t('phone'),
                      children: (
                        <a className={LINK} href={`tel:${contact.phone.replaceAll(' ', '')}`}>
                          {contact.phone}
                        </a>
                      ),
                    },
                  ]
                : []),
              ...(contact.email
                ? [
                    {
                      term: t('email'),
                      children: (
                        <a className={LINK} href={`mailto:${contact.email}`}>
                          <Email address={contact.email} />
                        </a>
                      ),
                    },
                  ]
                : []),
              ...(contact.website
                ? [
                    {
                      term: t('website'),
                      children: (
                        <a className={LINK} href={contact.website} rel="noopener noreferrer">
                          {contact.website.replace('https://', '')}
                        </a>
                      ),
                    },
                  ]
                : []),
              ...(contact.hours ? [{ term: t('hours'), children: contact.hours }] : []),
              ...(contact.languages ? [{ term: t('languages'), children: contact.languages }] : []),
              {
                term: t('delegated'),
                children: contact.services.length ? formatList(contact.services, locale) : t('notDelegated'),
              },
            ]}
          />
        </div>
      ))}
    </Section>
  );
}
