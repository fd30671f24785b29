import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { AnyOf } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { Callout } from '@/components/ui/callout';
import { getErasing } from '@/lib/leaving/queries/get-erasing';
import { readScreen } from '@/lib/web/screen';
import { RefusedPage } from '../../../_components/refused';
import { replaceByPseudonym } from './actions';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('leaving'))('person.yes') };
}

export default async function ErasePerson({ params }: Props) {
  const { id } = await params;
  const t = await getTranslations('leaving');
  const screen = await readScreen((viewer) => getErasing(viewer, id));
  if ('refusal' in screen) return <RefusedPage title={t('person.yes')} refusal={screen.refusal} />;
  const { name, email, disabledAt, erasedAt } = screen.value;
  return (
    <>
      <PageHeader title={t('person.title', { name })} meta={email} />
      {erasedAt ? <Callout tone="success" role="status" title={t('person.erased')} /> : null}
      {!erasedAt && !disabledAt ? <Callout tone="refusal" title={t('person.notDisabled', { name })} /> : null}
      {!erasedAt && disabledAt ? (
        <>
          <Callout tone="danger" title={t('person.warning')}>
            <p>{t('person.means')}</p>
          </Callout>
          <ActionForm
            action={replaceByPseudonym}
            id="erase-person"
            className="grid max-w-3xl gap-3"
            labels={{ sure: t('person.sure', { name }) }}
          >
            <input type="hidden" name="personId" value={id} />
            <AnyOf name="sure" label={t('person.yes')} options={[{ value: 'on', label: t('person.sure', { name }) }]} />
            <ConfirmField due={null} />
            <div>
              <SubmitButton variant="danger">{t('person.yes')}</SubmitButton>
            </div>
          </ActionForm>
        </>
      ) : null}
    </>
  );
}
