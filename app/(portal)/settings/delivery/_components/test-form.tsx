import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { testTarget } from '../actions';
import { TestAnswer } from './test-answer';

/** Sends a real, signed test to one receiver, and shows what it answered. */
export function TestForm({ id, name }: { id: string; name: string }) {
  const t = useTranslations('delivery');
  return (
    <ActionForm action={testTarget} id={`test-${id}`} className="flex flex-col items-start gap-2">
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="secondary" size="small">
        {t('targets.test')}
        <span className="sr-only">: {name}</span>
      </SubmitButton>
      <TestAnswer answerWord={t('attempt.answer')} />
    </ActionForm>
  );
}
