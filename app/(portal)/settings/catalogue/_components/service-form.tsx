import { getTranslations } from 'next-intl/server';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { TextArea, TextField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import type { CatalogueGroup } from '@/lib/catalogue/queries/get-catalogue';
import { addService, renameService } from '../actions';

/** A new service, or what one is called. */
export async function ServiceForm({ service }: { service?: NonNullable<CatalogueGroup['service']> }) {
  const t = await getTranslations('catalogue');
  const labels = { id: t('service.id'), name: t('service.name'), aliases: t('service.aliases') };
  return (
    <ActionForm
      action={service ? renameService : addService}
      id={service ? `service-${service.id}` : 'add-service'}
      labels={labels}
      className="mt-2 grid gap-3"
    >
      {service ? (
        <>
          <input type="hidden" name="id" value={service.id} />
          <SeenVersion version={service.version} />
        </>
      ) : (
        <TextField
          name="id"
          label={labels.id}
          hint={t('service.idHint')}
          required
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <TextField
        name="name"
        label={labels.name}
        required
        maxLength={120}
        autoComplete="off"
        defaultValue={service?.name}
      />
      <TextArea
        name="aliases"
        label={labels.aliases}
        hint={t('service.aliasesHint')}
        rows={3}
        defaultValue={service?.aliases.join('\n')}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{service ? t('service.save') : t('service.add')}</SubmitButton>
        <LinkButton href="/settings/catalogue">{t('cancel')}</LinkButton>
      </div>
    </ActionForm>
  );
}
