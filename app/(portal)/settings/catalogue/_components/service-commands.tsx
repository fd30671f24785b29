import { getTranslations } from 'next-intl/server';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import type { CatalogueGroup } from '@/lib/catalogue/queries/get-catalogue';
import { restoreService, retireService } from '../actions';

/** What can be done with a service: name it, and retire it or take it up again. */
export async function ServiceCommands({ service }: { service: NonNullable<CatalogueGroup['service']> }) {
  const t = await getTranslations('catalogue');
  const { id, name, version, retiredAt } = service;
  return (
    <>
      <LinkButton size="small" href={`/settings/catalogue?service=${id}#${id}`}>
        {t('service.rename')}
        <span className="sr-only">: {name}</span>
      </LinkButton>
      <ActionForm action={retiredAt ? restoreService : retireService} id={`standing-${id}`} className="flex flex-wrap">
        <input type="hidden" name="id" value={id} />
        <SeenVersion version={version} />
        <SubmitButton variant="secondary" size="small">
          {retiredAt ? t('service.restore') : t('service.retire')}
          <span className="sr-only">: {name}</span>
        </SubmitButton>
      </ActionForm>
    </>
  );
}
