import { useTranslations } from 'next-intl';
import type { Proof } from '@/lib/shared/errors';
import { ConfirmInput } from './confirm-input';

/**
 * The proof that a dangerous act asks for, inside the act's own form. `due` is what getProofDue() says; the field also appears when the
 * last answer asked for it. runForm() takes the proof first, so nothing typed is lost. Optional where only some of what the form does asks for it.
 */
export function ConfirmField({ due, isOptional = false }: { due: Proof | null; isOptional?: boolean }) {
  const t = useTranslations('factors');
  return (
    <ConfirmInput
      due={due}
      isOptional={isOptional}
      words={{
        code: t('confirm.code'),
        codeHint: t('confirm.codeHint'),
        password: t('confirm.password'),
        passwordHint: t('confirm.passwordHint'),
        again: t('confirm.again'),
        againLink: t('confirm.againLink'),
      }}
    />
  );
}
