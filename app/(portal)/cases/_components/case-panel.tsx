import { getTranslations } from 'next-intl/server';
import { CaseMark } from '@/components/cases/case-mark';
import { NewestWords } from '@/components/conversation/message-entry';
import { LinkButton } from '@/components/ui/button';
import { DefinitionList } from '@/components/ui/definition-list';
import { Panel } from '@/components/ui/panel';
import { RelativeTime } from '@/components/ui/relative-time';
import type { CaseList } from '@/lib/cases/queries/list-cases';
import { timeWords } from '@/lib/web/words';

type Look = NonNullable<CaseList['look']>;

/** A quick look at one case: how it stands, between whom, and what was said last of what the reader may read. */
export async function CasePanel({ look, isPartner, closeHref }: { look: Look; isPartner: boolean; closeHref: string }) {
  const t = await getTranslations('cases');
  const l = await getTranslations('look');
  const time = await timeWords();
  const when = (at: Date) => <RelativeTime instant={at} relative={time.relative(at)} absolute={time.absolute(at)} />;
  return (
    <Panel
      title={<bdi>{look.title}</bdi>}
      closeHref={closeHref}
      closeLabel={l('close')}
      returnFocusId={`case-${look.number}`}
      commands={
        <LinkButton variant="primary" href={`/cases/${look.number}`}>
          {l('openCase')}
        </LinkButton>
      }
    >
      <DefinitionList
        items={[
          { term: l('number'), children: <span className="tabular-nums">{look.number}</span> },
          {
            term: t('columns.state'),
            children: (
              <CaseMark
                state={look.state}
                side={isPartner ? 'partner' : 'customer'}
                partner={look.partnerName}
                customer={look.customerName}
                isEnded={look.isEnded}
              />
            ),
          },
          isPartner
            ? { term: t('columns.customer'), children: <bdi>{look.customerName}</bdi> }
            : { term: t('columns.partner'), children: <bdi>{look.partnerName}</bdi> },
          { term: t('columns.service'), children: look.serviceName ?? t('otherService') },
          {
            term: t('columns.openedBy'),
            children: look.isMine ? t('you') : <bdi>{look.openedBy ?? t('someone')}</bdi>,
          },
          { term: t('columns.updated'), children: when(look.updatedAt) },
        ]}
      />
      <NewestWords
        words={look.words}
        parties={{ partner: look.partnerName, customer: look.customerName }}
        description={look.description}
        time={time}
      />
    </Panel>
  );
}
