import { useTranslations } from 'next-intl';
import { useCodesWords } from '@/components/factors/codes-once';
import { PasskeyMaker } from '@/components/factors/passkey-maker';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { TextField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { Section } from '@/components/ui/section';
import { beginPasskeyHere, keepPasskey, removeKey, renameKey } from '../actions';
import type { OwnFactors } from './authenticator';

type Days = { day: (instant: Date) => string };

/** The own passkeys: made, named, taken away. Making one needs a script; the rest does not. */
export function Passkeys({ factors: { passkeys, proof }, day }: { factors: OwnFactors } & Days) {
  const t = useTranslations('factors');
  const codes = useCodesWords();
  return (
    <Section id="passkeys" title={t('passkeys.title')} hint={t('passkeys.hint')}>
      {passkeys.length > 0 ? (
        <ul className="grid gap-2">
          {passkeys.map((key) => (
            <li key={key.id} className="rounded-md border p-3">
              <p className="flex flex-wrap items-baseline gap-2">
                <bdi className="font-semibold wrap-anywhere">{key.name}</bdi>
                {key.isSynced ? <Badge>{t('passkeys.synced')}</Badge> : null}
              </p>
              <p className="text-sm text-ink-muted">
                {t('passkeys.made', { day: day(key.createdAt) })}
                {' · '}
                {key.lastUsedAt ? t('passkeys.used', { day: day(key.lastUsedAt) }) : t('passkeys.unused')}
              </p>
              <Disclosure summary={t('passkeys.change', { name: key.name })}>
                <div className="grid gap-4">
                  <ActionForm action={renameKey} id={`rename-${key.id}`} labels={{ name: t('passkeys.name') }}>
                    <input type="hidden" name="id" value={key.id} />
                    <TextField name="name" label={t('passkeys.name')} defaultValue={key.name} maxLength={60} required />
                    <div>
                      <SubmitButton variant="secondary">{t('passkeys.rename')}</SubmitButton>
                    </div>
                  </ActionForm>
                  <ActionForm action={removeKey} id={`remove-${key.id}`}>
                    <input type="hidden" name="id" value={key.id} />
                    <ConfirmField due={proof} />
                    <div>
                      <SubmitButton variant="danger">{t('passkeys.remove')}</SubmitButton>
                    </div>
                  </ActionForm>
                </div>
              </Disclosure>
            </li>
          ))}
        </ul>
      ) : null}
      <ActionForm action={beginPasskeyHere} id="add-passkey" labels={{ name: t('passkeys.name') }}>
        <TextField
          name="name"
          label={t('passkeys.name')}
          hint={t('passkeys.nameHint')}
          maxLength={60}
          autoComplete="off"
          required
        />
        <ConfirmField due={proof} />
        <div>
          <SubmitButton variant="secondary">{t('passkeys.add')}</SubmitButton>
        </div>
        <PasskeyMaker
          keep={keepPasskey}
          codes={codes}
          words={{
            waiting: t('passkeys.waiting'),
            made: t('passkeys.added'),
            cancelled: t('passkeys.cancelled'),
            already: t('passkeys.already'),
            needsScript: t('passkeys.needsScript'),
          }}
        />
      </ActionForm>
    </Section>
  );
}
