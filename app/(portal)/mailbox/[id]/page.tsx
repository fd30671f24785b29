import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Email } from '@/components/ui/email';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { labelled } from '@/lib/i18n/formats';
import { getMail } from '@/lib/notifications/queries/mailbox';
import { linkIn } from '@/lib/notifications/rules/link';
import { readScreen } from '@/lib/web/screen';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../_components/refused';

export async function generateMetadata() {
  return { title: (await getTranslations('notifications'))('mailbox.title') };
}

export default async function MailPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const t = await getTranslations('notifications');
  const screen = await readScreen((viewer) => getMail(viewer, id));
  if ('refusal' in screen) return <RefusedPage title={t('mailbox.title')} refusal={screen.refusal} />;
  const mail = screen.value;
  const time = await timeWords();
  const path = linkIn(mail.textBody);
  return (
    <>
      <PageHeader
        title={mail.subject}
        crumbs={[{ href: '/mailbox', label: t('mailbox.back') }]}
        meta={
          <>
            <span>
              {labelled(t('mailbox.to'), '')}
              <Email address={mail.email} />
            </span>
            <time dateTime={mail.createdAt.toISOString()}>{time.absolute(mail.createdAt)}</time>
          </>
        }
        commands={path ? <TextLink href={path}>{t('mailbox.open')}</TextLink> : null}
      />
      <Section title={t('mailbox.asText')}>
        <pre className="font-sans whitespace-pre-wrap wrap-anywhere">{mail.textBody}</pre>
      </Section>
      <Section title={t('mailbox.asHtml')}>
        <iframe
          title={t('mailbox.asHtml')}
          sandbox=""
          srcDoc={mail.htmlBody}
          className="h-96 w-full rounded border bg-white scheme-light"
        />
      </Section>
    </>
  );
}
