import { getTranslations } from 'next-intl/server';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { AnyOf, OneOf, TextField } from '@/components/forms/fields';
import { Saved } from '@/components/forms/saved';
import { SubmitButton } from '@/components/forms/submit-button';
import type { DeliverySettings } from '@/lib/delivery/queries';
import { EVENT_NAMES, EVERY_EVENT } from '@/lib/delivery/schema';
import type { Proof } from '@/lib/shared/errors';
import { saveTarget } from '../actions';
import { eventWords } from './event-words';
import { NewId } from './new-id';
import { SecretOnce } from './secret-once';

// What is between partner and customer never leaves.
const OFFERED = EVENT_NAMES.filter((name) => !name.startsWith('case.'));

/** The receiver as its administrator edits it. The secret in use is never in it. */
export async function TargetForm({
  target,
  newId,
  due,
}: {
  target: DeliverySettings['target'];
  newId: string;
  due: Proof | null;
}) {
  const t = await getTranslations('delivery');
  const event = await eventWords();
  const labels = {
    name: t('form.name'),
    url: t('form.url'),
    events: t('form.events'),
    enabled: t('form.state'),
    secret: t('form.secret'),
  };
  const once = {
    title: t('form.secretOnce'),
    text: t('form.secretOnceText'),
    copy: t('form.copy'),
    copied: t('form.copied'),
  };
  return (
    <ActionForm action={saveTarget} id="target" labels={labels} className="grid max-w-5xl gap-4">
      {target ? <input type="hidden" name="id" value={target.id} /> : <NewId value={newId} />}
      <SeenVersion version={target?.version ?? 0} />
      <TextField
        name="name"
        label={labels.name}
        hint={t('form.nameHint')}
        defaultValue={target?.name}
        maxLength={80}
        required
      />
      <TextField
        name="url"
        label={labels.url}
        hint={t('form.urlHint')}
        defaultValue={target?.url}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        required
      />
      {/* So that a form without any event says so, and is not taken for one that left them as they were. */}
      <input type="hidden" name="events" value="" />
      <AnyOf
        name="events"
        label={labels.events}
        hint={t('form.eventsHint')}
        columns={3}
        restLabel={t('form.eventsSingly', { count: OFFERED.length })}
        defaultValue={(target?.events ?? [EVERY_EVENT]).join(',')}
        options={[EVERY_EVENT, ...OFFERED].map((name) => ({
          value: name,
          label: event(name),
          description: name === EVERY_EVENT ? t('events.everyHint') : undefined,
        }))}
      />
      <OneOf
        name="enabled"
        label={labels.enabled}
        columns={2}
        defaultValue={(target?.isEnabled ?? true) ? 'on' : 'off'}
        options={[
          { value: 'on', label: t('form.on'), description: t('form.onHint') },
          { value: 'off', label: t('form.off'), description: t('form.offHint') },
        ]}
      />
      <TextField
        name="secret"
        label={labels.secret}
        hint={target ? t('form.secretKept') : t('form.secretHint')}
        isSecret
        autoComplete="off"
        spellCheck={false}
      />
      {target ? (
        <AnyOf
          name="newSecret"
          label={t('form.newSecret')}
          options={[{ value: 'on', label: t('form.makeNew'), description: t('form.makeNewHint') }]}
        />
      ) : null}
      <ConfirmField due={due} />
      <SecretOnce words={once} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{t('form.save')}</SubmitButton>
        <Saved text={t('form.saved')} />
      </div>
    </ActionForm>
  );
}
