import { useTranslations } from 'next-intl';
import { TextField } from '@/components/forms/fields';
import { CopyButton } from '@/components/ui/copy-button';
import { QrCode } from './qr-code';

/** What an authenticator app takes, by camera or typed, and the field for its first code; inside a form. */
export function AuthenticatorSetup({ enrolment: { address, seed } }: { enrolment: { address: string; seed: string } }) {
  const t = useTranslations('factors');
  const grouped = seed.match(/.{1,4}/g)?.join(' ') ?? seed;
  return (
    <>
      <ol className="grid list-decimal gap-3 pl-5">
        <li>
          <p>{t('authenticator.scan')}</p>
          <div className="my-2">
            <QrCode text={address} label={t('authenticator.qr')} />
          </div>
          <p className="text-sm text-ink-muted">{t('authenticator.orType')}</p>
          <p className="flex flex-wrap items-center gap-2">
            <code className="wrap-anywhere select-all" translate="no">
              {grouped}
            </code>
            <CopyButton text={seed} label={t('copy')} copiedLabel={t('copied')} />
          </p>
        </li>
        <li>{t('authenticator.then')}</li>
      </ol>
      <TextField
        name="code"
        label={t('code')}
        hint={t('authenticator.codeHint')}
        autoComplete="one-time-code"
        inputMode="numeric"
        spellCheck={false}
        required
      />
    </>
  );
}
