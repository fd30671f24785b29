import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm, type FormAction, SeenVersion } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import type { SectionView } from '@/lib/tenant-config/queries';

/** A form of settings: whose, which version was seen, and where the person came from. */
export async function SettingForm({
  action,
  view,
  customerId,
  serviceId,
  labels,
  children,
}: {
  action: FormAction;
  view: SectionView;
  customerId: string;
  serviceId: string;
  labels: Record<string, string>;
  children: ReactNode;
}) {
  const t = await getTranslations('configure');
  return (
    <ActionForm action={action} id={`form-${view.section}`} labels={labels} className="grid max-w-3xl gap-4">
      <input type="hidden" name="customerId" value={customerId} />
      <input type="hidden" name="service" value={serviceId} />
      <SeenVersion version={view.version} />
      {children}
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
