'use client';
import type { ComponentProps, ReactNode } from 'react';
import { CheckboxCards, RadioCards } from '@/components/ui/choices';
import { SelectField as Select, TextField as Text, TextareaField } from '@/components/ui/fields';
import { labelName, secretName } from '@/lib/shared/form-state';
import { useShown } from './action-form';

/** `stands` is what the record says where the field begins with something else, such as a draft. */
type Shown<Props> = Omit<Props, 'id' | 'error'> & { name: string; stands?: string | null | undefined };

// `attempt` as key: React puts uncontrolled fields back to what they began with after an action, so each answer begins anew with what was typed.

/** What the field is called, sent along: its words can still be shown under it when the form has gone, unless they are a secret. */
function SentLabel({ name, label, isSecret = false }: { name: string; label: ReactNode; isSecret?: boolean }) {
  if (isSecret) return <input type="hidden" name={secretName(name)} value="" />;
  return typeof label === 'string' ? <input type="hidden" name={labelName(name)} value={label} /> : null;
}

/** The hint, and after a stale edit what stands in the field now, where that is not what was typed. */
function useHint(
  name: string,
  hint: ReactNode,
  stands: unknown,
  inWords: (value: string) => string = String,
): ReactNode {
  const { typed, standsNow } = useShown(name);
  const now = String(stands ?? '');
  if (!standsNow || now === '' || now === (typed ?? '')) return hint;
  return (
    <>
      {hint ? <span className="block">{hint}</span> : null}
      <strong className="block font-semibold whitespace-pre-wrap wrap-anywhere text-ink">
        {standsNow} <bdi>{inWords(now)}</bdi>
      </strong>
    </>
  );
}

const inOrder = (values: string): string => values.split(',').sort().join();

type Option = { value: string; label: ReactNode };
/** The names of choices, by their values joined by commas. */
const named =
  (options: readonly Option[] | undefined) =>
  (values: string): string =>
    values
      .split(',')
      .map((value) => options?.find((option) => option.value === value)?.label)
      .map((label, place) => (typeof label === 'string' ? label : (values.split(',')[place] ?? '')))
      .join(', ');

export function TextField({
  defaultValue,
  stands,
  isSecret = false,
  ...props
}: Shown<ComponentProps<typeof Text>> & { isSecret?: boolean }) {
  const { error, typed, fieldId, attempt } = useShown(props.name);
  const hint = useHint(props.name, props.hint, stands ?? defaultValue, (value) =>
    props.type === 'datetime-local' ? value.replace('T', ' ') : value,
  );
  const hides = isSecret || props.type === 'password' || props.autoComplete === 'one-time-code';
  return (
    <>
      <SentLabel name={props.name} label={props.label} isSecret={hides} />
      <Text key={attempt} {...props} hint={hint} id={fieldId} error={error} defaultValue={typed ?? defaultValue} />
    </>
  );
}

export function TextArea({ defaultValue, stands, ...props }: Shown<ComponentProps<typeof TextareaField>>) {
  const { error, typed, fieldId, attempt } = useShown(props.name);
  const hint = useHint(props.name, props.hint, stands ?? defaultValue);
  return (
    <>
      <SentLabel name={props.name} label={props.label} />
      <TextareaField
        key={attempt}
        {...props}
        hint={hint}
        id={fieldId}
        error={error}
        defaultValue={typed ?? defaultValue}
      />
    </>
  );
}

export function SelectField({ defaultValue, stands, ...props }: Shown<ComponentProps<typeof Select>>) {
  const { error, typed, fieldId, attempt } = useShown(props.name);
  const hint = useHint(props.name, props.hint, stands ?? defaultValue, named(props.options));
  return (
    <Select key={attempt} {...props} hint={hint} id={fieldId} error={error} defaultValue={typed ?? defaultValue} />
  );
}

export function OneOf({ defaultValue, stands, ...props }: Shown<ComponentProps<typeof RadioCards>>) {
  const { error, typed, fieldId, attempt } = useShown(props.name);
  const hint = useHint(props.name, props.hint, stands ?? defaultValue, named(props.options));
  return (
    <RadioCards key={attempt} {...props} hint={hint} id={fieldId} error={error} defaultValue={typed ?? defaultValue} />
  );
}

/** Several of the choices; they travel under one name, joined by commas. */
export function AnyOf({
  defaultValue,
  stands,
  ...props
}: Shown<Omit<ComponentProps<typeof CheckboxCards>, 'defaultValues'>> & { defaultValue?: string | undefined }) {
  const { error, typed, fieldId, attempt } = useShown(props.name);
  const now = stands ?? defaultValue ?? '';
  const isSame = inOrder(now) === inOrder(typed ?? '');
  const hint = useHint(props.name, props.hint, isSame ? typed : now, named(props.options));
  return (
    <CheckboxCards
      key={attempt}
      {...props}
      hint={hint}
      id={fieldId}
      error={error}
      defaultValues={(typed ?? defaultValue ?? '').split(',')}
    />
  );
}
